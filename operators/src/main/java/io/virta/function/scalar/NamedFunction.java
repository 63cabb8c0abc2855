package io.virta.function.scalar;

import io.virta.function.FunctionDoc;
import io.virta.function.ScalarFunction;
import java.util.List;

/** A function that knows its header. */
public abstract class NamedFunction implements ScalarFunction {
    private final Header header;

    protected NamedFunction(Header header) {
        this.header = header;
    }

    @Override
    public final String name() {
        return header.name();
    }

    @Override
    public final List<String> aliases() {
        return header.aliases();
    }

    @Override
    public final FunctionDoc doc() {
        return header.doc();
    }
}
