package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Ints;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.IntFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.time.CivilDate;
import io.virta.types.AtomicType;

/** The date a number of months later, on the last day of the month where that is shorter. */
@AutoService(SqlFunction.class)
public final class AddMonths extends IntFunction {
    public AddMonths() {
        super(
                Header.of("date and time", "add_months")
                        .usage("add_months(date, months)")
                        .text("The date a number of months later, on the last day of the month where that is shorter.")
                        .example("add_months('2024-01-31', 1)", "2024-02-29"),
                AtomicType.DATE,
                AtomicType.DATE,
                AtomicType.INT);
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Ints dates = Ints.of(arguments[0]);
        Ints months = Ints.of(arguments[1]);
        return row -> CivilDate.plusMonths(dates.at(row), months.at(row));
    }
}
