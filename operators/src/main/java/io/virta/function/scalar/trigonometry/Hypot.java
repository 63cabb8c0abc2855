package io.virta.function.scalar.trigonometry;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Doubles;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.DoubleFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;

/** The length of the hypotenuse of a right-angled triangle with legs a and b. */
@AutoService(SqlFunction.class)
public final class Hypot extends DoubleFunction {
    public Hypot() {
        super(
                Header.of("math", "hypot")
                        .usage("hypot(a, b)")
                        .text("The length of the hypotenuse of a right-angled triangle with legs a and b.")
                        .example("hypot(3, 4)", "5.0"),
                AtomicType.DOUBLE,
                AtomicType.DOUBLE,
                AtomicType.DOUBLE);
    }

    @Override
    protected DoubleRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Doubles a = Doubles.of(arguments[0]);
        Doubles b = Doubles.of(arguments[1]);
        return row -> Math.hypot(a.at(row), b.at(row));
    }
}
