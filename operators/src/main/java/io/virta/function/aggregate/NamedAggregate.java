package io.virta.function.aggregate;

import io.virta.function.AggregateFunction;
import io.virta.function.FunctionDoc;
import io.virta.function.FunctionDoc.Example;
import java.util.List;

/** An aggregate function that knows its names and documentation. */
abstract class NamedAggregate implements AggregateFunction {
    private final String name;
    private final List<String> aliases;
    private final FunctionDoc doc;

    NamedAggregate(String name, List<String> aliases, String usage, String text, Example... examples) {
        this.name = name;
        this.aliases = aliases;
        this.doc = new FunctionDoc("aggregate", usage, text, List.of(examples));
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final List<String> aliases() {
        return aliases;
    }

    @Override
    public final FunctionDoc doc() {
        return doc;
    }
}
