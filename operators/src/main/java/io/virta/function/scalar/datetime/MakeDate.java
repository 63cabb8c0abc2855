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

/** The date of a year, month and day; null if there is none. */
@AutoService(SqlFunction.class)
public final class MakeDate extends IntFunction {
    public MakeDate() {
        super(
                Header.of("date and time", "make_date")
                        .usage("make_date(year, month, day)")
                        .text("The date of a year, month and day; null if there is none.")
                        .example("make_date(2024, 2, 29)", "2024-02-29")
                        .example("make_date(2024, 2, 30)", "NULL"),
                AtomicType.DATE,
                AtomicType.INT,
                AtomicType.INT,
                AtomicType.INT);
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Ints years = Ints.of(arguments[0]);
        Ints months = Ints.of(arguments[1]);
        Ints days = Ints.of(arguments[2]);
        return row -> {
            if (!CivilDate.isValid(years.at(row), months.at(row), days.at(row))) {
                nulls.set(row);
                return 0;
            }
            return CivilDate.epochDay(years.at(row), months.at(row), days.at(row));
        };
    }
}
