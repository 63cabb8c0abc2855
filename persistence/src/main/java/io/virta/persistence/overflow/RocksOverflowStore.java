package io.virta.persistence.overflow;

import io.virta.persistence.rocks.RocksErrors;
import io.virta.state.OverflowStore;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * An overflow store in a RocksDB of its own, without a write-ahead log: a crash loses it, and the next run fills a new one. Look-ups of a batch are
 * one {@code multiGet}, writes of a batch one {@code WriteBatch}. Not thread-safe but for {@link #close}, which waits for a call under way.
 */
final class RocksOverflowStore implements OverflowStore {
    private final Path directory;
    private final RocksDB rocks;
    private final WriteOptions volatileWrites = new WriteOptions().setDisableWAL(true);
    private final Set<RocksEntryScan> scans = new HashSet<>();
    private boolean closed;

    RocksOverflowStore(Path directory, RocksDB rocks) {
        this.directory = directory;
        this.rocks = rocks;
    }

    @Override
    public synchronized void get(byte[][] keys, int count, byte[] @Nullable [] values) {
        if (count == 0) {
            return;
        }
        requireOpen();
        try {
            List<byte[]> found = rocks.multiGetAsList(Arrays.asList(keys).subList(0, count));
            for (int i = 0; i < count; i++) {
                values[i] = found.get(i);
            }
        } catch (RocksDBException e) {
            throw RocksErrors.of("read", directory, e);
        }
    }

    @Override
    public synchronized void apply(byte[][] keys, byte[] @Nullable [] values, int count) {
        requireOpen();
        try (WriteBatch batch = new WriteBatch()) {
            for (int i = 0; i < count; i++) {
                byte[] value = values[i];
                if (value == null) {
                    batch.delete(keys[i]);
                } else {
                    batch.put(keys[i], value);
                }
            }
            rocks.write(volatileWrites, batch);
        } catch (RocksDBException e) {
            throw RocksErrors.of("write to", directory, e);
        }
    }

    @Override
    public synchronized void deletePrefix(byte[] prefix) {
        requireOpen();
        byte[] end = KeyRanges.endOfPrefix(prefix);
        try {
            if (end != null) {
                rocks.deleteRange(volatileWrites, prefix, end);
            } else {
                deleteFrom(prefix);
            }
        } catch (RocksDBException e) {
            throw RocksErrors.of("delete from", directory, e);
        }
    }

    /** A run that has ended may have a thread that does not know it yet; RocksDB would end the process. */
    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the run has ended");
        }
    }

    /** Deletes all keys from {@code first} on, there being no key after them to end a range. */
    private void deleteFrom(byte[] first) throws RocksDBException {
        try (RocksIterator entries = rocks.newIterator();
                WriteBatch batch = new WriteBatch()) {
            for (entries.seek(first); entries.isValid(); entries.next()) {
                batch.delete(entries.key());
            }
            entries.status();
            rocks.write(volatileWrites, batch);
        }
    }

    @Override
    public synchronized int scan(byte[] prefix, byte @Nullable [] after, byte[][] keys, byte[][] values) {
        requireOpen();
        byte[] end = KeyRanges.endOfPrefix(prefix);
        try (ReadOptions once = new ReadOptions().setFillCache(false);
                Slice bound = new Slice(end == null ? new byte[0] : end)) {
            if (end != null) {
                once.setIterateUpperBound(bound);
            }
            try (RocksIterator entries = rocks.newIterator(once)) {
                return read(entries, after == null ? prefix : KeyRanges.next(after), keys, values);
            }
        } catch (RocksDBException e) {
            throw RocksErrors.of("read", directory, e);
        }
    }

    private static int read(RocksIterator entries, byte[] first, byte[][] keys, byte[][] values)
            throws RocksDBException {
        int count = 0;
        for (entries.seek(first); count < keys.length && entries.isValid(); entries.next()) {
            keys[count] = entries.key();
            values[count] = entries.value();
            count++;
        }
        entries.status();
        return count;
    }

    @Override
    public synchronized EntryScan scan(byte[][] prefixes, int count) {
        RocksEntryScan scan = new RocksEntryScan(this, directory, rocks.newIterator(), prefixes, count);
        scans.add(scan);
        return scan;
    }

    /** A scan has been closed. */
    void remove(RocksEntryScan scan) {
        scans.remove(scan);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            Set.copyOf(scans).forEach(RocksEntryScan::close);
            volatileWrites.close();
            rocks.close();
        }
    }
}
