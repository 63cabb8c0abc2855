package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import java.util.List;

/** {@code avg}: a double, or for decimals a decimal with four more digits before and after the point. */
@AutoService(SqlFunction.class)
public final class Avg extends NamedAggregate {
    /** Found by discovery. */
    public Avg() {
        super(
                "avg",
                List.of("mean"),
                "avg(expr)",
                "The mean of the values that are not null; null if there are none.",
                new Example("SELECT avg(x) FROM VALUES (1), (NULL), (2) AS t(x)", "1.5"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Arguments.count(arguments, 1, 1);
        DataType type = Arguments.number(arguments, 0);
        if (type instanceof DecimalType decimal) {
            int precision = Math.min(DecimalType.MAX_PRECISION, decimal.precision() + 4);
            int scale = Math.min(DecimalType.MAX_PRECISION, decimal.scale() + 4);
            return new Signature(List.of(type), new DecimalType(precision, scale), true);
        }
        return new Signature(List.of(type), AtomicType.DOUBLE, true);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        return signature.resultType() instanceof DecimalType result
                ? new DecimalMean((DecimalType) signature.argumentTypes().get(0), result)
                : new DoubleMean();
    }
}
