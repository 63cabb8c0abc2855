package io.virta.api.streaming;

/** By which clock the timers of a {@link StatefulProcessor} expire. */
@SuppressWarnings("MemberName") // Spark's names
public enum TimeMode {
    /** No timers and no TTL. */
    NONE,
    /** By the timestamp of the epoch. */
    PROCESSING_TIME,
    /** By the watermark. */
    EVENT_TIME;

    /** No timers and no TTL. */
    public static TimeMode None() {
        return NONE;
    }

    /** Timers and TTL go by the timestamp of the epoch. */
    public static TimeMode ProcessingTime() {
        return PROCESSING_TIME;
    }

    /** Timers go by the watermark. Needs {@code withWatermark}; rows behind the watermark are dropped. */
    public static TimeMode EventTime() {
        return EVENT_TIME;
    }
}
