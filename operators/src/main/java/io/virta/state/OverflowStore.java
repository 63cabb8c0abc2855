package io.virta.state;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where entries go that do not fit the memory budget: a cache of the truth, which is the changelog. Keys and values are encoded by the tables; a key starts
 * with the table's number and key group. Calls are batched and come from one island's thread; {@link #apply} comes after the epoch has been committed.
 */
public interface OverflowStore extends AutoCloseable {
    /** The epoch whose changes were applied last, or -1. Replay skips what the store already has. */
    long epoch();

    /**
     * Looks up many keys at once.
     *
     * @param keys {@code count} keys
     * @param values receives {@code count} values, null where there is none
     */
    void get(byte[][] keys, int count, byte @Nullable [][] values);

    /**
     * Applies the changes of an epoch in one atomic write, with the epoch's number.
     *
     * @param values a value per key, null to delete the key
     */
    void apply(long epoch, byte[][] keys, byte @Nullable [][] values, int count);

    /** Deletes every key with a prefix, such as a closed window. */
    void deletePrefix(byte[] prefix);

    /** All entries whose key starts with a prefix, in key order. */
    void scan(byte[] prefix, BiConsumer<byte[], byte[]> entry);

    @Override
    void close();
}
