package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import java.util.List;

/** {@code median}: the value in the middle. */
@AutoService(SqlFunction.class)
public final class Median extends NamedAggregate {
    /** Found by discovery. */
    public Median() {
        super(
                "median",
                List.of(),
                "median(expr)",
                "The value in the middle, or the mean of the two in the middle. It keeps every value of a group.",
                new Example("SELECT median(x) FROM VALUES (0), (10), (3) AS t(x)", "3.0"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        return Arguments.doubles(arguments, 1);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        return new ExactQuantiles(new double[] {0.5}, false);
    }
}
