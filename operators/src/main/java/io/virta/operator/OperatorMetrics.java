package io.virta.operator;

/** Counters of one operator instance, written by its thread only, read and reset by the driver at the barrier. */
public final class OperatorMetrics {
    private long lateRows;
    private long updatedRows;
    private long removedRows;
    private long maxEventTimeMicros = StreamElement.Watermark.NONE;

    /** Counts rows dropped since they came after the watermark. */
    public void addLateRows(long rows) {
        lateRows += rows;
    }

    /** Counts state rows added or changed. */
    public void addUpdatedRows(long rows) {
        updatedRows += rows;
    }

    /** Counts state rows removed. */
    public void addRemovedRows(long rows) {
        removedRows += rows;
    }

    /** Notes the greatest event time seen, as watermark operators do. */
    public void seenEventTime(long micros) {
        maxEventTimeMicros = Math.max(maxEventTimeMicros, micros);
    }

    /** Takes what was counted since the last call; the greatest event time stays. */
    public Snapshot take() {
        Snapshot taken = new Snapshot(lateRows, updatedRows, removedRows, maxEventTimeMicros);
        lateRows = 0;
        updatedRows = 0;
        removedRows = 0;
        return taken;
    }

    /** What was counted in an epoch; {@code maxEventTimeMicros} is {@link StreamElement.Watermark#NONE} if no event time was seen. */
    public record Snapshot(long lateRows, long updatedRows, long removedRows, long maxEventTimeMicros) {}
}
