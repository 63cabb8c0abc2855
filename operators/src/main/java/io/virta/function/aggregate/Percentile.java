package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.List;

/** {@code percentile}: the exact value below which a fraction of the values lie. */
@AutoService(SqlFunction.class)
public final class Percentile extends NamedAggregate {
    /** Found by discovery. */
    public Percentile() {
        super(
                "percentile",
                List.of(),
                "percentile(expr, percentage)",
                "The exact value at a percentage between 0 and 1, between two values in proportion; an array for an array of percentages. It keeps every"
                        + " value of a group, so percentile_approx suits streams better.",
                new Example("SELECT percentile(x, 0.3) FROM VALUES (0), (10) AS t(x)", "3.0"),
                new Example("SELECT percentile(x, array(0.25, 0.75)) FROM VALUES (0), (10) AS t(x)", "[2.5, 7.5]"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Arguments.count(arguments, 2, 2);
        Arguments.fit(arguments, 0, AtomicType.DOUBLE);
        Arguments.fractions(arguments, 1);
        DataType result = Arguments.isList(arguments, 1) ? new ArrayType(AtomicType.DOUBLE, false) : AtomicType.DOUBLE;
        return new Signature(List.of(AtomicType.DOUBLE, arguments.type(1)), result, true);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        return new ExactQuantiles(Arguments.fractions(arguments, 1), Arguments.isList(arguments, 1));
    }
}
