package io.virta.operator.aggregate;

import io.virta.batch.LongColumn;

/** The start of the stretch of time that each row falls into: {@code time - floorMod(time - offset, width)}, as Spark defines window starts. */
record WindowStarts(long widthMicros, long offsetMicros) {
    LongColumn of(LongColumn times, int rowCount) {
        long[] micros = times.values();
        long[] starts = new long[rowCount];
        long width = widthMicros;
        long start = 0;
        // An empty stretch, so that the first row computes its own.
        long end = 0;
        for (int row = 0; row < rowCount; row++) {
            long time = micros[row];
            if (time < start || time >= end) {
                start = time - Math.floorMod(time - offsetMicros, width);
                end = start + width;
            }
            starts[row] = start;
        }
        return new LongColumn(starts, times.nullMask());
    }
}
