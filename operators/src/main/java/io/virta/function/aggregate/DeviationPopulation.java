package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import java.util.List;

/** {@code stddev_pop}: the population standard deviation. */
@AutoService(SqlFunction.class)
public final class DeviationPopulation extends NamedAggregate {
    /** Found by discovery. */
    public DeviationPopulation() {
        super(
                "stddev_pop",
                List.of(),
                "stddev_pop(expr)",
                "The population standard deviation. Nulls are ignored; null if there is nothing else.",
                new Example("SELECT stddev_pop(x) FROM VALUES (1), (2), (3) AS t(x)", "0.816496580927726"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        return Arguments.doubles(arguments, 1);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        return new Moments(Moments.Statistic.DEVIATION_POPULATION);
    }
}
