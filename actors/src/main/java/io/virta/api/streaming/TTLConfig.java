package io.virta.api.streaming;

import java.time.Duration;

/**
 * How long a value of state is kept after it was last written, by processing time.
 *
 * @param ttlDuration zero for ever
 */
public record TTLConfig(Duration ttlDuration) {
    /** Values are kept until they are removed. */
    public static final TTLConfig NONE = new TTLConfig(Duration.ZERO);

    /** Throws IllegalArgumentException for a negative duration. */
    public TTLConfig {
        if (ttlDuration.isNegative()) {
            throw new IllegalArgumentException("The TTL cannot be negative, and is " + ttlDuration + ".");
        }
    }
}
