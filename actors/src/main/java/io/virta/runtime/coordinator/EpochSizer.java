package io.virta.runtime.coordinator;

import io.virta.connector.ReadLimit;
import java.time.Duration;

/**
 * Decides how much an epoch may read so that it takes about the time wanted: what the last one read, scaled by how long it took, at most doubled or halved at a time. Not
 * thread-safe.
 */
final class EpochSizer {
    private static final long LEAST_BYTES = 1 << 20;
    private static final long MOST_BYTES = 1L << 40;

    private final long targetNanos;
    private long bytes;

    EpochSizer(Duration target, long firstBytes) {
        this.targetNanos = target.toNanos();
        this.bytes = firstBytes;
    }

    /** The limit for the next epoch. */
    ReadLimit limit() {
        return new ReadLimit(Long.MAX_VALUE, bytes, false);
    }

    /**
     * Notes an epoch.
     *
     * @param plannedBytes what it was to read, 0 if unknown
     */
    void ran(long plannedBytes, long nanos) {
        boolean wasFull = plannedBytes * 4 >= bytes * 3;
        if (!wasFull && nanos < targetNanos || plannedBytes == 0) {
            return;
        }
        double scale = (double) targetNanos / Math.max(1, nanos);
        double next = plannedBytes * Math.min(2, Math.max(0.5, scale));
        bytes = (long) Math.min(MOST_BYTES, Math.max(LEAST_BYTES, next));
    }
}
