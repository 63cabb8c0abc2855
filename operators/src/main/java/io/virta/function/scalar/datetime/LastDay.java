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

/** The last day of the month of a date. */
@AutoService(SqlFunction.class)
public final class LastDay extends IntFunction {
    public LastDay() {
        super(
                Header.of("date and time", "last_day")
                        .usage("last_day(date)")
                        .text("The last day of the month of a date.")
                        .example("last_day('2024-02-01')", "2024-02-29"),
                AtomicType.DATE,
                AtomicType.DATE);
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Ints dates = Ints.of(arguments[0]);
        return row -> CivilDate.lastOfMonth(dates.at(row));
    }
}
