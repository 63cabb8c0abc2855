package io.virta.persistence.overflow;

/**
 * Native memory that the stores of one run share.
 *
 * @param blockCacheBytes for blocks, indexes and filters that were read
 * @param writeBufferBytes for entries that were written and are not in files yet
 */
public record OverflowSettings(long blockCacheBytes, long writeBufferBytes) {
    /** 64 MiB to read, 64 MiB to write. */
    public static final OverflowSettings DEFAULT = new OverflowSettings(64L << 20, 64L << 20);
}
