package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import java.util.List;

/** {@code var_pop}: the population variance. */
@AutoService(SqlFunction.class)
public final class VariancePopulation extends NamedAggregate {
    /** Found by discovery. */
    public VariancePopulation() {
        super(
                "var_pop",
                List.of(),
                "var_pop(expr)",
                "The population variance. Nulls are ignored; null if there is nothing else.",
                new Example("SELECT var_pop(x) FROM VALUES (1), (2), (3) AS t(x)", "0.6666666666666666"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        return Arguments.doubles(arguments, 1);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        return new Moments(Moments.Statistic.VARIANCE_POPULATION);
    }
}
