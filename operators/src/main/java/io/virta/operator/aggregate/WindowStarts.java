package io.virta.operator.aggregate;

import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.LongColumn;

/**
 * The start of the stretch of time that each row falls into: {@code time - floorMod(time - offset, width)}, as Spark defines window starts. A batch whose rows all fall into one stretch,
 * as most do where a stretch has more rows than a batch, gets a constant.
 */
record WindowStarts(long widthMicros, long offsetMicros) {
    Column of(LongColumn times, int rowCount) {
        long[] micros = times.values();
        if (rowCount > 0 && times.nullMask() == null) {
            long start = start(micros[0]);
            if (isWithin(micros, rowCount, start, start + widthMicros)) {
                return new ConstantColumn(new LongColumn(new long[] {start}, null), rowCount);
            }
        }
        long[] starts = new long[rowCount];
        long start = 0;
        // An empty stretch, so that the first row computes its own.
        long end = 0;
        for (int row = 0; row < rowCount; row++) {
            long time = micros[row];
            if (time < start || time >= end) {
                start = start(time);
                end = start + widthMicros;
            }
            starts[row] = start;
        }
        return new LongColumn(starts, times.nullMask());
    }

    private long start(long time) {
        return time - Math.floorMod(time - offsetMicros, widthMicros);
    }

    private static boolean isWithin(long[] micros, int rowCount, long start, long end) {
        for (int row = 0; row < rowCount; row++) {
            if (micros[row] < start || micros[row] >= end) {
                return false;
            }
        }
        return true;
    }
}
