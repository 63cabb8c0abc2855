package io.virta.function.scalar.conditional;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Doubles;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.DoubleFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;

/** The first number, or the second where it is NaN. */
@AutoService(SqlFunction.class)
public final class NanVl extends DoubleFunction {
    public NanVl() {
        super(
                Header.of("conditional", "nanvl")
                        .usage("nanvl(expr, otherwise)")
                        .text("The first number, or the second where it is NaN.")
                        .example("nanvl(double('NaN'), 1.5)", "1.5"),
                AtomicType.DOUBLE,
                AtomicType.DOUBLE,
                AtomicType.DOUBLE);
    }

    @Override
    protected DoubleRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Doubles values = Doubles.of(arguments[0]);
        Doubles others = Doubles.of(arguments[1]);
        return row -> Double.isNaN(values.at(row)) ? others.at(row) : values.at(row);
    }
}
