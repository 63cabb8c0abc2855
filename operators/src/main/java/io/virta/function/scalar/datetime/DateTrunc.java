package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.evaluation.Longs;
import io.virta.evaluation.Utf8;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.LongFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.time.ZoneOffsets;
import io.virta.types.AtomicType;

/** The start of the unit that a timestamp lies in, in the session time zone: YEAR (YYYY, YY), QUARTER, MONTH (MON, MM), WEEK, DAY (DD), HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND; null for another unit. */
@AutoService(SqlFunction.class)
public final class DateTrunc extends LongFunction {
    public DateTrunc() {
        super(
                Header.of("date and time", "date_trunc")
                        .usage("date_trunc(unit, timestamp)")
                        .text(
                                "The start of the unit that a timestamp lies in, in the session time zone: YEAR (YYYY, YY), QUARTER, MONTH (MON, MM), WEEK, DAY (DD), HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND; null for another unit.")
                        .example("date_trunc('MONTH', TIMESTAMP'2024-02-29 13:45:59')", "2024-02-01 00:00:00"),
                AtomicType.TIMESTAMP,
                AtomicType.STRING,
                AtomicType.TIMESTAMP);
    }

    @Override
    public boolean usesContext() {
        return true;
    }

    @Override
    protected LongRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Utf8 units = Utf8.of(arguments[0]);
        Longs times = Longs.of(arguments[1]);
        ZoneOffsets zone = new ZoneOffsets(context.zone());
        boolean constant = arguments[0] instanceof ConstantColumn;
        Truncation first = constant ? Truncation.of(units.string(0)) : null;
        return row -> {
            Truncation unit = constant ? first : Truncation.of(units.string(row));
            if (unit == null) {
                nulls.set(row);
                return 0;
            }
            return zone.toUtc(unit.truncate(zone.toLocal(times.at(row))));
        };
    }
}
