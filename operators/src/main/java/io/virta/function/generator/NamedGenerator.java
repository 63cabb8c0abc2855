package io.virta.function.generator;

import io.virta.function.FunctionDoc;
import io.virta.function.GeneratorFunction;
import io.virta.function.scalar.Header;
import java.util.List;

/** A generator that knows its header. */
abstract class NamedGenerator implements GeneratorFunction {
    private final Header header;

    NamedGenerator(Header header) {
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
