package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.types.AtomicType;
import java.util.List;

/** {@code approx_count_distinct}: an estimate of the number of different values with a relative standard deviation of {@code rsd}. */
@AutoService(SqlFunction.class)
public final class ApproxCountDistinct extends NamedAggregate {
    private static final double DEFAULT_DEVIATION = 0.05;
    private static final double MAX_DEVIATION = 0.39;
    private static final int MAX_PRECISION = 20;

    /** Found by discovery. */
    public ApproxCountDistinct() {
        super(
                "approx_count_distinct",
                List.of(),
                "approx_count_distinct(expr[, rsd])",
                "An estimate of the number of different values that are not null; rsd is the relative standard deviation allowed, 0.05 if not given, at most 0.39.",
                new Example("SELECT approx_count_distinct(x) FROM VALUES (1), (NULL), (1), (3) AS t(x)", "2"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Arguments.count(arguments, 1, 2);
        return arguments.size() == 1
                ? new Signature(arguments.types(), AtomicType.BIGINT, false)
                : new Signature(
                        List.of(arguments.type(0), Arguments.fit(arguments, 1, AtomicType.DOUBLE)),
                        AtomicType.BIGINT,
                        false);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        double deviation = DEFAULT_DEVIATION;
        if (arguments.size() > 1 && Arguments.literal(arguments, 1) instanceof Number number) {
            deviation = number.doubleValue();
        }
        int precision = (int) Math.ceil(2 * Math.log(1.106 / deviation) / Math.log(2));
        if (!(deviation > 0 && deviation <= MAX_DEVIATION) || precision > MAX_PRECISION) {
            throw new VirtaException(
                    ErrorCode.INVALID_VALUE,
                    "approx_count_distinct cannot estimate with a deviation of " + deviation + ".",
                    "Choose a deviation between 0.002 and 0.39.");
        }
        return new HyperLogLog(Math.max(4, precision));
    }
}
