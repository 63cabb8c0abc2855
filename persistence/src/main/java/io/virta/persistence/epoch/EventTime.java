package io.virta.persistence.epoch;

/**
 * The highest event time that one watermark node has seen up to the end of an epoch.
 *
 * @param nodeId id of the node in the plan
 * @param maxEventTimeMicros microseconds since 1970 UTC, {@link WatermarkState#NONE} if it has seen none
 */
public record EventTime(String nodeId, long maxEventTimeMicros) {}
