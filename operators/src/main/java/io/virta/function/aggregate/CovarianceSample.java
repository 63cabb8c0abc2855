package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import java.util.List;

/** {@code covar_samp}: the sample covariance of two numbers; null for fewer than two pairs. */
@AutoService(SqlFunction.class)
public final class CovarianceSample extends NamedAggregate {
    /** Found by discovery. */
    public CovarianceSample() {
        super(
                "covar_samp",
                List.of(),
                "covar_samp(expr1, expr2)",
                "The sample covariance of two numbers; null for fewer than two pairs. Pairs with a null are ignored; null if there is nothing else.",
                new Example("SELECT covar_samp(x, y) FROM VALUES (1, 1), (2, 2), (3, 3) AS t(x, y)", "1.0"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        return Arguments.doubles(arguments, 2);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        return new Comoments(Comoments.Statistic.COVARIANCE_SAMPLE);
    }
}
