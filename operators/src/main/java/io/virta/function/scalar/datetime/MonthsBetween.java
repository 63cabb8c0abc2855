package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Booleans;
import io.virta.evaluation.Longs;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.DoubleFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.RowNulls;
import io.virta.time.CivilDate;
import io.virta.time.ZoneOffsets;
import io.virta.types.AtomicType;

/** Months between two timestamps, a whole number for equal days of the month or two last days of months; the rest counts in months of 31 days. Rounded to 8 digits unless round is false. */
@AutoService(SqlFunction.class)
public final class MonthsBetween extends DoubleFunction {
    public MonthsBetween() {
        super(
                Header.of("date and time", "months_between")
                        .usage("months_between(end, start[, round])")
                        .text(
                                "Months between two timestamps, a whole number for equal days of the month or two last days of months; the rest counts in months of 31 days. Rounded to 8 digits unless round is false.")
                        .example("months_between('2024-03-30 12:00:00', '2024-01-31')", "1.98387097"),
                AtomicType.DOUBLE,
                AtomicType.TIMESTAMP,
                AtomicType.TIMESTAMP,
                AtomicType.BOOLEAN);
    }

    private static final double SECONDS_PER_MONTH = 31 * 86_400.0;

    @Override
    public boolean usesContext() {
        return true;
    }

    @Override
    protected int requiredCount() {
        return 2;
    }

    @Override
    protected DoubleRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Longs ends = Longs.of(arguments[0]);
        Longs starts = Longs.of(arguments[1]);
        Booleans rounds = arguments.length > 2 ? Booleans.of(arguments[2]) : null;
        ZoneOffsets zone = new ZoneOffsets(context.zone());
        return row -> {
            double months = months(zone.toLocal(ends.at(row)), zone.toLocal(starts.at(row)));
            boolean rounded = rounds == null || rounds.at(row);
            return rounded ? Math.round(months * 1e8) / 1e8 : months;
        };
    }

    private static double months(long endMicros, long startMicros) {
        int endDay = CivilDate.dayOfMicros(endMicros);
        int startDay = CivilDate.dayOfMicros(startMicros);
        long end = CivilDate.of(endDay);
        long start = CivilDate.of(startDay);
        double months =
                (CivilDate.year(end) - CivilDate.year(start)) * 12.0 + CivilDate.month(end) - CivilDate.month(start);
        boolean bothLast = CivilDate.lastOfMonth(endDay) == endDay && CivilDate.lastOfMonth(startDay) == startDay;
        if (CivilDate.day(end) == CivilDate.day(start) || bothLast) {
            return months;
        }
        long endSeconds = Math.floorMod(endMicros, CivilDate.MICROS_PER_DAY) / 1_000_000;
        long startSeconds = Math.floorMod(startMicros, CivilDate.MICROS_PER_DAY) / 1_000_000;
        double seconds = (CivilDate.day(end) - CivilDate.day(start)) * 86_400.0 + endSeconds - startSeconds;
        return months + seconds / SECONDS_PER_MONTH;
    }
}
