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

/** The date a number of days later. */
@AutoService(SqlFunction.class)
public final class DateAdd extends IntFunction {
    public DateAdd() {
        super(
                Header.of("date and time", "date_add")
                        .usage("date_add(date, days)")
                        .text("The date a number of days later.")
                        .example("date_add('2024-02-28', 2)", "2024-03-01"),
                AtomicType.DATE,
                AtomicType.DATE,
                AtomicType.INT);
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Ints dates = Ints.of(arguments[0]);
        Ints days = Ints.of(arguments[1]);
        return row -> dates.at(row) + days.at(row);
    }
}
