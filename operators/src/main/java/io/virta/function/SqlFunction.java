package io.virta.function;

import java.util.List;

/** A function that SQL and the {@code Column} API can call. Implementations are stateless, immutable and have a public constructor without parameters. */
public interface SqlFunction {
    /** The name, in lower case; operators by their sign. */
    String name();

    /** Further names. */
    default List<String> aliases() {
        return List.of();
    }

    /** What the function is for, its arguments and examples; {@code docs/functions.md} is generated from it. */
    FunctionDoc doc();
}
