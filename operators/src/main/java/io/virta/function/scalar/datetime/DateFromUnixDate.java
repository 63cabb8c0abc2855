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

/** The date a number of days after 1970-01-01. */
@AutoService(SqlFunction.class)
public final class DateFromUnixDate extends IntFunction {
    public DateFromUnixDate() {
        super(
                Header.of("date and time", "date_from_unix_date")
                        .usage("date_from_unix_date(days)")
                        .text("The date a number of days after 1970-01-01.")
                        .example("date_from_unix_date(1)", "1970-01-02"),
                AtomicType.DATE,
                AtomicType.INT);
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Ints values = Ints.of(arguments[0]);
        return row -> values.at(row);
    }
}
