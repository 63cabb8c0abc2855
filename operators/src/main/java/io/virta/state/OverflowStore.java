package io.virta.state;

import org.jspecify.annotations.Nullable;

/**
 * Where entries go that do not fit the memory budget: a cache of the truth, which is the changelog, empty when a run begins and filled again as state is restored. Keys
 * and values are encoded by the tables. Calls are batched and come from one island's thread.
 */
public interface OverflowStore extends AutoCloseable {
    /**
     * Looks up many keys at once.
     *
     * @param keys {@code count} keys
     * @param values receives {@code count} values, null where there is none
     */
    void get(byte[][] keys, int count, byte[] @Nullable [] values);

    /**
     * Writes many entries at once.
     *
     * @param values a value per key, null to delete the key
     */
    void apply(byte[][] keys, byte[] @Nullable [] values, int count);

    /** Deletes every key with a prefix, such as a closed window. */
    void deletePrefix(byte[] prefix);

    /**
     * Reads a page of the entries whose key starts with a prefix, in unsigned byte order.
     *
     * @param after the page begins strictly after this key; null for the first page
     * @param keys receives the keys
     * @param values receives the values, as many
     * @return how many entries were read; fewer than {@code keys.length} at the end
     */
    int scan(byte[] prefix, byte @Nullable [] after, byte[][] keys, byte[][] values);

    /**
     * Reads the entries whose key starts with any of several prefixes, as they are now, whatever is written meanwhile.
     *
     * @param prefixes of one length, each once, in unsigned byte order
     */
    EntryScan scan(byte[][] prefixes, int count);

    @Override
    void close();

    /** Entries in unsigned byte order of their keys. */
    interface EntryScan extends AutoCloseable {
        /**
         * Reads the next entries.
         *
         * @return how many; 0 at the end
         */
        int next(byte[][] keys, byte[][] values);

        @Override
        void close();
    }
}
