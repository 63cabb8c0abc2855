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

/** {@code sum}: whole numbers as bigint, which wraps around; decimals with ten more digits, null when they overflow; doubles. */
@AutoService(SqlFunction.class)
public final class Sum extends NamedAggregate {
    /** Found by discovery. */
    public Sum() {
        super(
                "sum",
                List.of(),
                "sum(expr)",
                "The sum of the values that are not null; null if there are none. Sums of whole numbers wrap around, decimal sums become null on overflow.",
                new Example("SELECT sum(x) FROM VALUES (1), (NULL), (3) AS t(x)", "4"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Arguments.count(arguments, 1, 1);
        DataType type = arguments.type(0);
        if (type == AtomicType.INTERVAL_DAY_TIME || type == AtomicType.INTERVAL_YEAR_MONTH) {
            return new Signature(List.of(type), type, true);
        }
        type = Arguments.number(arguments, 0);
        if (type instanceof DecimalType decimal) {
            int precision = Math.min(DecimalType.MAX_PRECISION, decimal.precision() + 10);
            return new Signature(List.of(type), new DecimalType(precision, decimal.scale()), true);
        }
        DataType result = type.isIntegral() ? AtomicType.BIGINT : AtomicType.DOUBLE;
        return new Signature(List.of(result), result, true);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        DataType type = signature.resultType();
        return switch (type.physicalType()) {
            case DECIMAL -> new DecimalSum((DecimalType) type);
            case DOUBLE -> new DoubleSum();
            case INT -> new IntSum(type);
            default -> new LongSum(type);
        };
    }
}
