package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import java.util.List;

/** {@code skewness}: the skewness; null where all values are the same. */
@AutoService(SqlFunction.class)
public final class Skewness extends NamedAggregate {
    /** Found by discovery. */
    public Skewness() {
        super(
                "skewness",
                List.of(),
                "skewness(expr)",
                "The skewness; null where all values are the same. Nulls are ignored; null if there is nothing else.",
                new Example("SELECT skewness(x) FROM VALUES (1), (2), (3) AS t(x)", "0.0"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        return Arguments.doubles(arguments, 1);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        return new Moments(Moments.Statistic.SKEWNESS);
    }
}
