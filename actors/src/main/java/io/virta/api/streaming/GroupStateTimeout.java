package io.virta.api.streaming;

/** By which clock the groups of a function with state time out. */
@SuppressWarnings("MemberName") // Spark's names
public enum GroupStateTimeout {
    /** Groups never time out. */
    NO_TIMEOUT,
    /** By the timestamp of the epoch. */
    PROCESSING_TIME_TIMEOUT,
    /** By the watermark. */
    EVENT_TIME_TIMEOUT;

    /** Groups never time out. */
    public static GroupStateTimeout NoTimeout() {
        return NO_TIMEOUT;
    }

    /** A group times out when the epoch's timestamp is later than the one it was called in by more than a duration. */
    public static GroupStateTimeout ProcessingTimeTimeout() {
        return PROCESSING_TIME_TIMEOUT;
    }

    /** A group times out when the watermark is later than a timestamp. Needs {@code withWatermark}. */
    public static GroupStateTimeout EventTimeTimeout() {
        return EVENT_TIME_TIMEOUT;
    }
}
