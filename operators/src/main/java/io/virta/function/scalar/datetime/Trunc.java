package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Ints;
import io.virta.evaluation.Utf8;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.IntFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.time.CivilDate;
import io.virta.types.AtomicType;

/** The first day of the YEAR, QUARTER, MONTH or WEEK that a date lies in; null for another unit. */
@AutoService(SqlFunction.class)
public final class Trunc extends IntFunction {
    public Trunc() {
        super(
                Header.of("date and time", "trunc")
                        .usage("trunc(date, unit)")
                        .text(
                                "The first day of the YEAR, QUARTER, MONTH or WEEK that a date lies in; null for another unit.")
                        .example("trunc('2024-02-29', 'MM')", "2024-02-01"),
                AtomicType.DATE,
                AtomicType.DATE,
                AtomicType.STRING);
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Ints dates = Ints.of(arguments[0]);
        Utf8 units = Utf8.of(arguments[1]);
        return row -> {
            Truncation unit = Truncation.of(units.string(row));
            if (unit == null || !unit.isOfDays()) {
                nulls.set(row);
                return 0;
            }
            return CivilDate.dayOfMicros(unit.truncate(dates.at(row) * CivilDate.MICROS_PER_DAY));
        };
    }
}
