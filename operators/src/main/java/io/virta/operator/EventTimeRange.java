package io.virta.operator;

/**
 * The event times of some rows, in microseconds since 1970; least, greatest and sum mean nothing while {@code count} is 0.
 *
 * @param sum as a double, since the sum of many does not fit into 64 bits; exact to well below a millisecond of the mean
 */
public record EventTimeRange(long minMicros, long maxMicros, double sum, long count) {
    /** No rows. */
    public static final EventTimeRange NONE = new EventTimeRange(Long.MAX_VALUE, StreamElement.Watermark.NONE, 0, 0);

    /** Those of both. */
    public EventTimeRange plus(EventTimeRange other) {
        return new EventTimeRange(
                Math.min(minMicros, other.minMicros),
                Math.max(maxMicros, other.maxMicros),
                sum + other.sum,
                count + other.count);
    }

    /** The mean, in microseconds since 1970. */
    public long meanMicros() {
        return Math.round(sum / count);
    }
}
