package io.virta.operator.user;

import io.virta.batch.Batch;
import io.virta.operator.EventTimes;
import io.virta.operator.LateRows;
import io.virta.operator.OperatorContext;
import io.virta.operator.StreamElement.Watermark;

/** Drops rows behind the watermark, where the function goes by event time, and tells the watermark. Used by one thread. */
final class TimelyRows {
    private static final long MICROS_PER_MILLI = 1000;

    private final GroupInput input;
    private final LateRows lateRows;
    private long watermarkMicros;

    TimelyRows(GroupInput input, OperatorContext context) {
        this.input = input;
        this.lateRows = context.lateRows(input.schema(), "its event time is not after the watermark");
        this.watermarkMicros = context.initialWatermarkMicros();
    }

    void advance(long micros) {
        watermarkMicros = micros;
    }

    long watermarkMicros() {
        return watermarkMicros;
    }

    /** The watermark in milliseconds, 0 before the first event time was seen, -1 if the query has none. */
    long watermarkMillis() {
        return input.hasWatermark() ? Math.floorDiv(Math.max(0, watermarkMicros), MICROS_PER_MILLI) : -1;
    }

    Batch of(Batch batch) {
        if (input.timeColumn() < 0 || watermarkMicros == Watermark.NONE) {
            return batch;
        }
        int[] rows = new int[batch.rowCount()];
        int count = EventTimes.notLate(EventTimes.of(batch.column(input.timeColumn())), watermarkMicros, rows);
        return lateRows.drop(batch, rows, count, watermarkMicros);
    }
}
