package io.virta.api.streaming;

/**
 * The clocks during a call, in milliseconds since 1970.
 *
 * @param getCurrentProcessingTimeInMs the timestamp of the epoch
 * @param getCurrentWatermarkInMs the watermark, 0 before the first event time was seen, -1 without one
 */
public record TimerValues(long getCurrentProcessingTimeInMs, long getCurrentWatermarkInMs) {}
