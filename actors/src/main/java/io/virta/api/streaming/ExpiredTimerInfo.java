package io.virta.api.streaming;

/**
 * A timer that has expired.
 *
 * @param getExpiryTimeInMs the time it was registered for, in milliseconds since 1970
 */
public record ExpiredTimerInfo(long getExpiryTimeInMs) {}
