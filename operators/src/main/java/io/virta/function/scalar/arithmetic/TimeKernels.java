package io.virta.function.scalar.arithmetic;

import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.IntervalColumn;
import io.virta.batch.LongColumn;
import io.virta.function.Kernel;
import io.virta.time.CivilDate;
import io.virta.time.ZoneOffsets;
import io.virta.types.AtomicType;
import io.virta.types.DataType;

/** Times plus and minus intervals. Months and days are counted on the calendar of the session time zone. */
final class TimeKernels {
    private TimeKernels() {}

    static boolean isInterval(DataType type) {
        return type == AtomicType.INTERVAL
                || type == AtomicType.INTERVAL_YEAR_MONTH
                || type == AtomicType.INTERVAL_DAY
                || type == AtomicType.INTERVAL_DAY_TIME;
    }

    static boolean isTime(DataType type) {
        return type == AtomicType.DATE || type == AtomicType.TIMESTAMP || type == AtomicType.TIMESTAMP_NTZ;
    }

    /** {@code time + sign * interval}; a date result drops what is less than a day. */
    static Kernel shift(int time, DataType timeType, DataType result, int sign) {
        return (columns, rowCount, context) -> {
            ZoneOffsets zone = new ZoneOffsets(
                    timeType == AtomicType.TIMESTAMP || result == AtomicType.TIMESTAMP
                            ? context.zone()
                            : java.time.ZoneOffset.UTC);
            Parts parts = Parts.of(columns[1 - time].flatten(), rowCount);
            FlatColumn times = columns[time].flatten();
            long[] micros = new long[rowCount];
            int[] days = new int[rowCount];
            for (int i = 0; i < rowCount; i++) {
                long local = times instanceof IntColumn c
                        ? c.value(i) * CivilDate.MICROS_PER_DAY
                        : zone.toLocal(((LongColumn) times).value(i));
                long ofDay = Math.floorMod(local, CivilDate.MICROS_PER_DAY);
                int day = CivilDate.dayOfMicros(local);
                if (parts.months[i] != 0) {
                    day = CivilDate.plusMonths(day, sign * parts.months[i]);
                }
                long wholeDays = (long) day + (long) sign * parts.days[i];
                days[i] = (int) wholeDays;
                if (result == AtomicType.DATE) {
                    days[i] += (int) Math.floorDiv(sign * parts.micros[i], CivilDate.MICROS_PER_DAY);
                } else if (parts.months[i] == 0 && parts.days[i] == 0 && times instanceof LongColumn c) {
                    micros[i] = c.value(i) + sign * parts.micros[i];
                } else {
                    micros[i] = zone.toUtc(wholeDays * CivilDate.MICROS_PER_DAY + ofDay) + sign * parts.micros[i];
                }
            }
            return result == AtomicType.DATE ? new IntColumn(days, null) : new LongColumn(micros, null);
        };
    }

    /** Intervals of one type added or subtracted. */
    static Kernel combine(int sign) {
        return (columns, rowCount, context) -> {
            FlatColumn a = columns[0].flatten();
            FlatColumn b = columns[1].flatten();
            if (a instanceof IntColumn left && b instanceof IntColumn right) {
                int[] out = new int[rowCount];
                for (int i = 0; i < rowCount; i++) {
                    out[i] = left.value(i) + sign * right.value(i);
                }
                return new IntColumn(out, null);
            }
            if (a instanceof LongColumn left && b instanceof LongColumn right) {
                long[] out = new long[rowCount];
                for (int i = 0; i < rowCount; i++) {
                    out[i] = left.value(i) + sign * right.value(i);
                }
                return new LongColumn(out, null);
            }
            Parts left = Parts.of(a, rowCount);
            Parts right = Parts.of(b, rowCount);
            int[] months = new int[rowCount];
            int[] days = new int[rowCount];
            long[] micros = new long[rowCount];
            for (int i = 0; i < rowCount; i++) {
                months[i] = left.months[i] + sign * right.months[i];
                days[i] = left.days[i] + sign * right.days[i];
                micros[i] = left.micros[i] + sign * right.micros[i];
            }
            return new IntervalColumn(months, days, micros, null);
        };
    }

    /** Intervals times (or divided by) doubles. */
    static Kernel scale(int interval, DataType type, boolean divide) {
        return (columns, rowCount, context) -> {
            Parts parts = Parts.of(columns[interval].flatten(), rowCount);
            double[] factors = new Filled().doubles(columns[1 - interval], rowCount);
            int[] months = new int[rowCount];
            long[] micros = new long[rowCount];
            int[] days = new int[rowCount];
            boolean[] nulls = new boolean[rowCount];
            for (int i = 0; i < rowCount; i++) {
                double factor = divide ? 1 / factors[i] : factors[i];
                nulls[i] = divide && factors[i] == 0;
                months[i] = (int) Math.round(parts.months[i] * factor);
                double total = parts.days[i] * (double) CivilDate.MICROS_PER_DAY + parts.micros[i];
                micros[i] = divide ? Math.round(total / factors[i]) : Math.round(total * factor);
            }
            if (type == AtomicType.INTERVAL_YEAR_MONTH) {
                return new IntColumn(months, nulls);
            }
            return type == AtomicType.INTERVAL
                    ? new IntervalColumn(months, days, micros, nulls)
                    : new LongColumn(micros, nulls);
        };
    }

    /** Months, days and microseconds of intervals of any type; whole days of a day-time interval count as days. */
    private record Parts(int[] months, int[] days, long[] micros) {
        static Parts of(Column column, int rowCount) {
            if (column instanceof IntervalColumn c) {
                return new Parts(c.months(), c.days(), c.micros());
            }
            if (column instanceof IntColumn c) {
                return new Parts(c.values(), new int[rowCount], new long[rowCount]);
            }
            long[] values = ((LongColumn) column).values();
            int[] days = new int[rowCount];
            long[] micros = new long[rowCount];
            for (int i = 0; i < rowCount; i++) {
                days[i] = (int) (values[i] / CivilDate.MICROS_PER_DAY);
                micros[i] = values[i] % CivilDate.MICROS_PER_DAY;
            }
            return new Parts(new int[rowCount], days, micros);
        }
    }
}
