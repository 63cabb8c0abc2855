package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import java.util.List;

/** {@code covar_pop}: the population covariance of two numbers. */
@AutoService(SqlFunction.class)
public final class CovariancePopulation extends NamedAggregate {
    /** Found by discovery. */
    public CovariancePopulation() {
        super(
                "covar_pop",
                List.of(),
                "covar_pop(expr1, expr2)",
                "The population covariance of two numbers. Pairs with a null are ignored; null if there is nothing else.",
                new Example(
                        "SELECT covar_pop(x, y) FROM VALUES (1, 1), (2, 2), (3, 3) AS t(x, y)", "0.6666666666666666"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        return Arguments.doubles(arguments, 2);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        return new Comoments(Comoments.Statistic.COVARIANCE_POPULATION);
    }
}
