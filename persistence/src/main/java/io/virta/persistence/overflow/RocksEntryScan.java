package io.virta.persistence.overflow;

import io.virta.persistence.rocks.RocksErrors;
import io.virta.state.OverflowStore.EntryScan;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** The entries of several prefixes by one iterator, which is moved only where it does not stand at the next one already. Its calls exclude those of its store; the store closes it with itself. */
final class RocksEntryScan implements EntryScan {
    private final RocksOverflowStore store;
    private final Path directory;
    private final RocksIterator entries;
    private final byte[][] prefixes;
    private final int count;
    private int prefix;
    private byte @Nullable [] current;
    private boolean closed;

    RocksEntryScan(RocksOverflowStore store, Path directory, RocksIterator entries, byte[][] prefixes, int count) {
        this.store = store;
        this.directory = directory;
        this.entries = entries;
        this.prefixes = prefixes;
        this.count = count;
        this.current = new byte[0];
    }

    @Override
    public int next(byte[][] keys, byte[][] values) {
        synchronized (store) {
            if (closed) {
                throw new IllegalStateException("the scan is closed");
            }
            int read = 0;
            try {
                while (read < keys.length && toNextEntry()) {
                    keys[read] = entries.key();
                    values[read++] = entries.value();
                    entries.next();
                    current = entries.isValid() ? entries.key() : null;
                }
                entries.status();
            } catch (RocksDBException e) {
                throw RocksErrors.of("read", directory, e);
            }
            return read;
        }
    }

    /** Goes to the next entry that has one of the prefixes, false if there is none. */
    private boolean toNextEntry() {
        while (prefix < count && current != null) {
            int order = compare(current, prefixes[prefix]);
            if (order == 0) {
                return true;
            }
            if (order > 0) {
                prefix++;
            } else {
                entries.seek(prefixes[prefix]);
                current = entries.isValid() ? entries.key() : null;
            }
        }
        return false;
    }

    /** How a key compares to all that have a prefix. */
    private static int compare(byte[] key, byte[] prefix) {
        return Arrays.compareUnsigned(key, 0, Math.min(key.length, prefix.length), prefix, 0, prefix.length);
    }

    @Override
    public void close() {
        synchronized (store) {
            if (!closed) {
                closed = true;
                entries.close();
                store.remove(this);
            }
        }
    }
}
