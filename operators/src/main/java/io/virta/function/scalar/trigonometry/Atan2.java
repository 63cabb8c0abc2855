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

/** The angle in radians between the positive x-axis and the point (x, y). */
@AutoService(SqlFunction.class)
public final class Atan2 extends DoubleFunction {
    public Atan2() {
        super(
                Header.of("math", "atan2")
                        .usage("atan2(y, x)")
                        .text("The angle in radians between the positive x-axis and the point (x, y).")
                        .example("atan2(0, 1)", "0.0"),
                AtomicType.DOUBLE,
                AtomicType.DOUBLE,
                AtomicType.DOUBLE);
    }

    @Override
    protected DoubleRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Doubles a = Doubles.of(arguments[0]);
        Doubles b = Doubles.of(arguments[1]);
        return row -> Math.atan2(a.at(row) + 0.0, b.at(row) + 0.0);
    }
}
