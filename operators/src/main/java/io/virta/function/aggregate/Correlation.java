package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import java.util.List;

/** {@code corr}: the Pearson coefficient of correlation of two numbers. */
@AutoService(SqlFunction.class)
public final class Correlation extends NamedAggregate {
    /** Found by discovery. */
    public Correlation() {
        super(
                "corr",
                List.of(),
                "corr(expr1, expr2)",
                "The Pearson coefficient of correlation of two numbers. Pairs with a null are ignored; null if there is nothing else.",
                new Example("SELECT corr(x, y) FROM VALUES (3, 2), (3, 3), (6, 4) AS t(x, y)", "0.8660254037844387"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        return Arguments.doubles(arguments, 2);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        return new Comoments(Comoments.Statistic.CORRELATION);
    }
}
