package io.virta.persistence.overflow;

/**
 * Native memory that the stores of one run share. On top of it, filters and indexes take about two bytes per entry.
 *
 * @param blockCacheBytes for blocks that were read
 * @param writeBufferBytes for entries that were written and are not in files yet
 */
public record OverflowMemory(long blockCacheBytes, long writeBufferBytes) {
    /** 64 MiB to read, 64 MiB to write. */
    public static final OverflowMemory DEFAULT = new OverflowMemory(64L << 20, 64L << 20);
}
