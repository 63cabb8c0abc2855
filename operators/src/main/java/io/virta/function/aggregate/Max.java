package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.types.DataType;
import java.util.List;

/** {@code max}: the greatest value of any type that has an order. */
@AutoService(SqlFunction.class)
public final class Max extends NamedAggregate {
    /** Found by discovery. */
    public Max() {
        super(
                "max",
                List.of(),
                "max(expr)",
                "The greatest of the values that are not null; null if there are none. NaN is greater than any other number.",
                new Example("SELECT max(x) FROM VALUES (2), (NULL), (2) AS t(x)", "2"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Arguments.count(arguments, 1, 1);
        DataType type = Arguments.ordered(arguments, 0);
        return new Signature(List.of(type), type, true);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        return new Extreme(signature.resultType(), 1);
    }
}
