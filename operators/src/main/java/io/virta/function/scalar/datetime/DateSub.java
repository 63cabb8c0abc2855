package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Ints;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.IntFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;

/** The date a number of days earlier. */
@AutoService(SqlFunction.class)
public final class DateSub extends IntFunction {
    public DateSub() {
        super(
                Header.of("date and time", "date_sub")
                        .usage("date_sub(date, days)")
                        .text("The date a number of days earlier.")
                        .example("date_sub('2024-03-01', 1)", "2024-02-29"),
                AtomicType.DATE,
                AtomicType.DATE,
                AtomicType.INT);
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Ints dates = Ints.of(arguments[0]);
        Ints days = Ints.of(arguments[1]);
        return row -> dates.at(row) - days.at(row);
    }
}
