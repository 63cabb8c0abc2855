package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.List;

/** {@code last}: the last value in order of arrival. */
@AutoService(SqlFunction.class)
public final class Last extends NamedAggregate {
    /** Found by discovery. */
    public Last() {
        super(
                "last",
                List.of("last_value"),
                "last(expr[, ignoreNulls])",
                "The last value in order of arrival, nulls included unless ignoreNulls is true or IGNORE NULLS is written.",
                new Example("SELECT last(x) FROM VALUES (1), (2), (3) AS t(x)", "3"));
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
        return new PickedValue(signature.resultType(), ignores, true);
    }
}
