package io.virta.operator;

/** Counters of one operator instance, written by its thread only, read and reset by the driver at the barrier. */
public final class OperatorMetrics {
    private long lateRows;
    private long updatedRows;
    private long removedRows;
    private long maxEventTimeMicros = StreamElement.Watermark.NONE;
    private EventTimeRange eventTimes = EventTimeRange.NONE;

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

    /** Notes the event times of a batch, as watermark operators do. */
    public void seenEventTimes(EventTimeRange times) {
        maxEventTimeMicros = Math.max(maxEventTimeMicros, times.maxMicros());
        eventTimes = eventTimes.plus(times);
    }

    /** Takes what was counted since the last call; the greatest event time of all stays. */
    public Snapshot take() {
        Snapshot taken = new Snapshot(lateRows, updatedRows, removedRows, maxEventTimeMicros, eventTimes);
        lateRows = 0;
        updatedRows = 0;
        removedRows = 0;
        eventTimes = EventTimeRange.NONE;
        return taken;
    }

    /**
     * What was counted in an epoch.
     *
     * @param maxEventTimeMicros the greatest event time up to its end, {@link StreamElement.Watermark#NONE} if none was seen
     * @param eventTimes the event times of this epoch
     */
    public record Snapshot(
            long lateRows, long updatedRows, long removedRows, long maxEventTimeMicros, EventTimeRange eventTimes) {}
}
