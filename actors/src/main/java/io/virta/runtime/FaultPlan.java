package io.virta.runtime;

/** Lets a crash drill act at the named points of the epoch protocol. Called on the threads that reach them. */
@FunctionalInterface
public interface FaultPlan {
    /** Nothing happens. */
    FaultPlan NONE = (point, epoch) -> {};

    /** The protocol stands at a point; whatever this throws, or a halt of the process, happens there. */
    void reach(Point point, long epoch);

    /** The named points. */
    enum Point {
        /** The epoch's plan is made and not yet logged. */
        BEFORE_PLANNED,
        /** The plan is durable, nothing has been read for it. */
        AFTER_PLANNED,
        /** A reader has read rows of the epoch and hands them on. */
        DURING_PROCESSING,
        /** A barrier has reached a shard, whose changes are about to be captured. */
        DURING_SNAPSHOT,
        /** Sinks have prepared and state is durable; the decision is not yet logged. */
        BEFORE_PREPARED,
        /** The decision is durable, no sink has committed. */
        AFTER_PREPARED,
        /** Sinks have committed; the log does not say so yet. */
        BEFORE_COMMITTED
    }
}
