package io.virta.function.aggregate;

import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.List;

/** The first or the last value in order of arrival. */
abstract class PickingFunction extends NamedAggregate {
    private final boolean last;

    PickingFunction(String name, List<String> aliases, String text, Example example, boolean last) {
        super(name, aliases, name + "(expr[, ignoreNulls])", text, example);
        this.last = last;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Arguments.count(arguments, 1, 2);
        DataType type = arguments.type(0);
        return arguments.size() == 1
                ? new Signature(List.of(type), type, true)
                : new Signature(List.of(type, Arguments.fit(arguments, 1, AtomicType.BOOLEAN)), type, true);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        boolean ignores = ignoreNulls || arguments.size() > 1 && Boolean.TRUE.equals(Arguments.literal(arguments, 1));
        return new PickedValue(signature.resultType(), ignores, last);
    }
}
