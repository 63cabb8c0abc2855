package io.virta.connector;

/** A place that a query writes to: facts, and writers. Immutable. */
public interface Sink {
    /** What {@code explain()} and progress call it: {@code FileSink[/data/out]}. */
    String description();

    /** What a crash may do to the output. */
    Guarantee guarantee();

    /** Whether one writer must get all rows of an epoch, in order. */
    default boolean singleWriter() {
        return false;
    }

    /** Whether continuous mode may hand over rows at once, without waiting for the barrier. */
    default boolean writesAtOnce() {
        return false;
    }

    /** A writer, one per sink island and run; also one of its own for recovery. */
    SinkWriter writer(SinkContext context);

    /** What a crash may do to the output. */
    enum Guarantee {
        /** Every row once. */
        EXACTLY_ONCE,
        /** Every row, some again. */
        AT_LEAST_ONCE
    }

    /**
     * What a run hands to a writer.
     *
     * @param queryId the query's id, stable over restarts
     * @param sinkId which of the query's sinks this is, stable over restarts
     * @param writer the number of this writer among {@code writers}
     */
    record SinkContext(String queryId, String sinkId, int writer, int writers, java.time.ZoneId zone) {
        /** The same for another of the query's sinks. */
        public SinkContext of(String otherSink) {
            return new SinkContext(queryId, otherSink, writer, writers, zone);
        }
    }
}
