package io.virta.state;

/**
 * Answers for hashes of which nothing has been spilled, which would otherwise cost a look into the store each. Entries that leave the store stay in it until they outweigh those that are there: then it is
 * made anew from the store's keys.
 */
final class SpillFilter {
    private static final int PAGE = 4096;
    private static final int TOLERATED = 1 << 14;

    private final OverflowStore store;
    private final byte[] prefix;
    private final int hashAt;
    private BloomFilter filter = new BloomFilter();
    private long added;

    /**
     * A filter over entries of a store.
     *
     * @param prefix of their keys
     * @param hashAt where the hash is in their keys
     */
    SpillFilter(OverflowStore store, byte[] prefix, int hashAt) {
        this.store = store;
        this.prefix = prefix;
        this.hashAt = hashAt;
    }

    void add(long hash) {
        filter.add(hash);
        added++;
    }

    boolean mayContain(long hash) {
        return filter.mayContain(hash);
    }

    /** Forgets what has left the store, if that is worth it; {@code size} is how many entries the store has. */
    void trim(long size) {
        if (size == 0) {
            if (added > 0) {
                filter = new BloomFilter();
                added = 0;
            }
        } else if (added > 4 * size + TOLERATED) {
            filter = new BloomFilter();
            added = 0;
            byte[][] keys = new byte[PAGE][];
            byte[] after = null;
            int read = PAGE;
            while (read == PAGE) {
                read = store.scan(prefix, after, keys, new byte[PAGE][]);
                for (int i = 0; i < read; i++) {
                    add(new ByteSource(keys[i], hashAt).getLong());
                }
                after = read == 0 ? after : keys[read - 1];
            }
        }
    }

    long retainedBytes() {
        return filter.retainedBytes();
    }
}
