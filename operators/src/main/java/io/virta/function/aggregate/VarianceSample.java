package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import java.util.List;

/** {@code var_samp}: the sample variance; null for fewer than two values. */
@AutoService(SqlFunction.class)
public final class VarianceSample extends NamedAggregate {
    /** Found by discovery. */
    public VarianceSample() {
        super(
                "var_samp",
                List.of("variance"),
                "var_samp(expr)",
                "The sample variance; null for fewer than two values. Nulls are ignored; null if there is nothing else.",
                new Example("SELECT var_samp(x) FROM VALUES (1), (2), (3) AS t(x)", "1.0"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        return Arguments.doubles(arguments, 1);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        return new Moments(Moments.Statistic.VARIANCE_SAMPLE);
    }
}
