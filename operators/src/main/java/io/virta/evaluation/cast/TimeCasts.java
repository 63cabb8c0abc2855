package io.virta.evaluation.cast;

import io.virta.batch.BooleanColumn;
import io.virta.batch.Column;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.IntervalColumn;
import io.virta.batch.LongColumn;
import io.virta.evaluation.NullableColumns;
import io.virta.function.Kernel;
import io.virta.time.CivilDate;
import io.virta.time.ZoneOffsets;
import io.virta.types.AtomicType;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Casts between dates, timestamps, intervals and numbers. A number beside a timestamp counts seconds. */
final class TimeCasts {
    private static final long MICROS_PER_SECOND = 1_000_000;

    private TimeCasts() {}

    /** The kernel, or null if neither type is a time or there is no such cast. */
    static @Nullable Kernel find(AtomicType from, AtomicType to) {
        return switch (from) {
            case DATE -> ofDate(to);
            case TIMESTAMP -> ofTimestamp(to);
            case TIMESTAMP_NTZ -> ofWallClock(to);
            case INTERVAL, INTERVAL_DAY, INTERVAL_DAY_TIME, INTERVAL_YEAR_MONTH -> ofIntervalType(from, to);
            default -> to == AtomicType.TIMESTAMP ? ofNumber(from) : null;
        };
    }

    private static @Nullable Kernel ofDate(AtomicType to) {
        if (to == AtomicType.TIMESTAMP) {
            return (columns, rowCount, context) -> {
                ZoneOffsets zone = new ZoneOffsets(context.zone());
                int[] days = ints(columns[0]);
                long[] micros = new long[rowCount];
                for (int i = 0; i < rowCount; i++) {
                    micros[i] = zone.startOfDay(days[i]);
                }
                return new LongColumn(micros, null);
            };
        }
        if (to == AtomicType.TIMESTAMP_NTZ) {
            return (columns, rowCount, context) -> {
                int[] days = ints(columns[0]);
                long[] micros = new long[rowCount];
                for (int i = 0; i < rowCount; i++) {
                    micros[i] = days[i] * CivilDate.MICROS_PER_DAY;
                }
                return new LongColumn(micros, null);
            };
        }
        return to.numericRank() > 0 || to == AtomicType.BOOLEAN
                ? (columns, rowCount, context) -> NullableColumns.nulls(to, rowCount)
                : null;
    }

    private static @Nullable Kernel ofTimestamp(AtomicType to) {
        if (to == AtomicType.DATE) {
            return (columns, rowCount, context) -> {
                ZoneOffsets zone = new ZoneOffsets(context.zone());
                long[] micros = longs(columns[0]);
                int[] days = new int[rowCount];
                for (int i = 0; i < rowCount; i++) {
                    days[i] = zone.day(micros[i]);
                }
                return new IntColumn(days, null);
            };
        }
        if (to == AtomicType.TIMESTAMP_NTZ) {
            return (columns, rowCount, context) -> {
                ZoneOffsets zone = new ZoneOffsets(context.zone());
                long[] micros = longs(columns[0]);
                long[] local = new long[rowCount];
                for (int i = 0; i < rowCount; i++) {
                    local[i] = zone.toLocal(micros[i]);
                }
                return new LongColumn(local, null);
            };
        }
        if (to == AtomicType.FLOAT || to == AtomicType.DOUBLE) {
            return (columns, rowCount, context) -> {
                long[] micros = longs(columns[0]);
                double[] seconds = new double[rowCount];
                for (int i = 0; i < rowCount; i++) {
                    seconds[i] = micros[i] / (double) MICROS_PER_SECOND;
                }
                return NumberCasts.convert(new DoubleColumn(seconds, null), to, rowCount);
            };
        }
        if (to.isIntegral() || to == AtomicType.BOOLEAN) {
            long unit = to == AtomicType.BOOLEAN ? 1 : MICROS_PER_SECOND;
            return (columns, rowCount, context) -> {
                long[] micros = longs(columns[0]);
                long[] seconds = new long[rowCount];
                for (int i = 0; i < rowCount; i++) {
                    seconds[i] = Math.floorDiv(micros[i], unit);
                }
                return NumberCasts.convert(new LongColumn(seconds, null), to, rowCount);
            };
        }
        return null;
    }

    private static @Nullable Kernel ofWallClock(AtomicType to) {
        if (to == AtomicType.DATE) {
            return (columns, rowCount, context) -> {
                long[] micros = longs(columns[0]);
                int[] days = new int[rowCount];
                for (int i = 0; i < rowCount; i++) {
                    days[i] = CivilDate.dayOfMicros(micros[i]);
                }
                return new IntColumn(days, null);
            };
        }
        return to != AtomicType.TIMESTAMP
                ? null
                : (columns, rowCount, context) -> {
                    ZoneOffsets zone = new ZoneOffsets(context.zone());
                    long[] local = longs(columns[0]);
                    long[] micros = new long[rowCount];
                    for (int i = 0; i < rowCount; i++) {
                        micros[i] = zone.toUtc(local[i]);
                    }
                    return new LongColumn(micros, null);
                };
    }

    private static @Nullable Kernel ofNumber(AtomicType from) {
        if (from == AtomicType.FLOAT || from == AtomicType.DOUBLE) {
            return (columns, rowCount, context) -> {
                double[] seconds = NumberCasts.asDoubles(columns[0].flatten(), rowCount);
                long[] micros = new long[rowCount];
                boolean[] nulls = new boolean[rowCount];
                for (int i = 0; i < rowCount; i++) {
                    nulls[i] = Double.isNaN(seconds[i]) || Double.isInfinite(seconds[i]);
                    micros[i] = (long) (seconds[i] * MICROS_PER_SECOND);
                }
                return new LongColumn(micros, nulls);
            };
        }
        if (from.isIntegral()) {
            return (columns, rowCount, context) -> {
                long[] seconds = NumberCasts.asLongs(columns[0].flatten(), rowCount);
                long[] micros = new long[rowCount];
                for (int i = 0; i < rowCount; i++) {
                    micros[i] = TimeUnit.SECONDS.toMicros(seconds[i]);
                }
                return new LongColumn(micros, null);
            };
        }
        return from != AtomicType.BOOLEAN
                ? null
                : (columns, rowCount, context) -> {
                    BooleanColumn flags = (BooleanColumn) columns[0].flatten();
                    long[] micros = new long[rowCount];
                    for (int i = 0; i < rowCount; i++) {
                        micros[i] = flags.value(i) ? 1 : 0;
                    }
                    return new LongColumn(micros, null);
                };
    }

    private static @Nullable Kernel ofIntervalType(AtomicType from, AtomicType to) {
        boolean fromDays = from == AtomicType.INTERVAL_DAY || from == AtomicType.INTERVAL_DAY_TIME;
        boolean toDays = to == AtomicType.INTERVAL_DAY || to == AtomicType.INTERVAL_DAY_TIME;
        if (fromDays && toDays) {
            return (columns, rowCount, context) -> wholeDays(longs(columns[0]), to, rowCount);
        }
        if (to == AtomicType.INTERVAL) {
            return (columns, rowCount, context) -> from == AtomicType.INTERVAL_YEAR_MONTH
                    ? new IntervalColumn(ints(columns[0]), new int[rowCount], new long[rowCount], null)
                    : new IntervalColumn(new int[rowCount], new int[rowCount], longs(columns[0]), null);
        }
        boolean splits = from == AtomicType.INTERVAL && (toDays || to == AtomicType.INTERVAL_YEAR_MONTH);
        return splits ? (columns, rowCount, context) -> ofInterval(columns[0].flatten(), to, rowCount) : null;
    }

    /** Calendar intervals as intervals of months or of microseconds; null where they have both. */
    static Column ofInterval(FlatColumn column, AtomicType to, int rowCount) {
        IntervalColumn intervals = (IntervalColumn) column;
        boolean[] nulls = new boolean[rowCount];
        long[] micros = new long[rowCount];
        boolean months = to == AtomicType.INTERVAL_YEAR_MONTH;
        for (int i = 0; i < rowCount; i++) {
            micros[i] =
                    intervals.days()[i] * CivilDate.MICROS_PER_DAY + intervals.micros()[i];
            nulls[i] =
                    intervals.isNull(i) || (months ? micros[i] != 0 : intervals.months()[i] != 0);
        }
        return months
                ? new IntColumn(intervals.months(), nulls, rowCount)
                : NullableColumns.withNulls(wholeDays(micros, to, rowCount), nulls);
    }

    private static LongColumn wholeDays(long[] micros, AtomicType to, int rowCount) {
        if (to == AtomicType.INTERVAL_DAY_TIME) {
            return new LongColumn(micros, null, rowCount);
        }
        long[] days = new long[rowCount];
        for (int i = 0; i < rowCount; i++) {
            days[i] = micros[i] / CivilDate.MICROS_PER_DAY * CivilDate.MICROS_PER_DAY;
        }
        return new LongColumn(days, null);
    }

    private static int[] ints(Column column) {
        return ((IntColumn) column.flatten()).values();
    }

    private static long[] longs(Column column) {
        return ((LongColumn) column.flatten()).values();
    }
}
