package io.virta.persistence.epoch;

/**
 * Event time at one watermark node of the plan, in microseconds since 1970 UTC; {@link #NONE} where no event time was seen yet.
 *
 * @param nodeId id of the node in the plan
 * @param maxEventTimeMicros highest event time seen before this epoch
 * @param lateMicros rows below it are late in this epoch
 * @param evictionMicros state below it is final in this epoch and leaves at its end
 */
public record WatermarkState(String nodeId, long maxEventTimeMicros, long lateMicros, long evictionMicros) {
    /** No event time. */
    public static final long NONE = Long.MIN_VALUE;
}
