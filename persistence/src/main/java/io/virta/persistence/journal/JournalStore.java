package io.virta.persistence.journal;

import io.virta.error.VirtaException;
import io.virta.persistence.checkpoint.StorageErrors;
import io.virta.persistence.rocks.RocksErrors;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Events and snapshots of one checkpoint as bytes, by entity and sequence number, in one RocksDB.
 *
 * <p>Every write is one {@code WriteBatch} with one fsync: all of it survives a crash or nothing of it, and it is durable on return. The highest
 * sequence number survives the deletion of the events. Thread-safe, one call at a time; calls block on the disk. Open from {@link #open} to
 * {@link #close}; calls after that are errors. A failed write may or may not be there afterwards: whoever wrote reads the log again.
 */
public final class JournalStore implements AutoCloseable {
    private final Path directory;
    private final JournalEnd end;
    private @Nullable JournalDatabase database;
    private final WriteOptions durable;
    private boolean closed;

    private JournalStore(Path directory, JournalEnd end, JournalDatabase database) {
        this.directory = directory;
        this.end = end;
        this.database = database;
        this.durable = new WriteOptions().setSync(true);
    }

    /** Opens the store of {@code directory}, or makes one there if the directory is absent or empty. */
    public static JournalStore open(Path directory) {
        JournalEnd end = new JournalEnd(directory);
        return new JournalStore(directory, end, JournalDatabase.open(directory, end.acknowledged()));
    }

    /** Adds events, all of them or none; events of one entity come in order. */
    synchronized void append(List<StoredEvent> events) {
        write("write to", batch -> {
            for (StoredEvent event : events) {
                batch.put(JournalKeys.event(event.entity(), event.sequenceNumber()), event.content());
                batch.put(JournalKeys.highest(event.entity()), number(event.sequenceNumber()));
            }
        });
    }

    /** The highest sequence number that was ever written for {@code entity}, 0 if none was. */
    synchronized long highestSequenceNumber(String entity) {
        try {
            byte[] value = rocks().get(JournalKeys.highest(entity));
            return value == null ? 0 : ByteBuffer.wrap(value).getLong();
        } catch (RocksDBException e) {
            throw RocksErrors.of("read", directory, e);
        }
    }

    /** Calls {@code reader} with up to {@code max} events from sequence number {@code from} through {@code to}, in order. */
    synchronized void replay(String entity, long from, long to, long max, EventReader reader) {
        byte[] start = JournalKeys.event(entity, Math.max(from, 0));
        try (RocksIterator events = rocks().newIterator()) {
            long left = max;
            for (events.seek(start); left > 0 && events.isValid(); events.next()) {
                byte[] key = events.key();
                if (!JournalKeys.sameEntity(key, start) || JournalKeys.sequenceNumber(key) > to) {
                    break;
                }
                reader.read(JournalKeys.sequenceNumber(key), events.value());
                left--;
            }
            events.status();
        } catch (RocksDBException e) {
            throw RocksErrors.of("read", directory, e);
        }
    }

    /** Deletes the events of {@code entity} through sequence number {@code to}, for which there is a snapshot: a journal that lacks events without one is refused when it is opened. */
    synchronized void deleteEvents(String entity, long to) {
        long end = Math.min(to, highestSequenceNumber(entity)) + 1;
        write("delete from", batch -> batch.deleteRange(JournalKeys.event(entity, 0), JournalKeys.event(entity, end)));
    }

    /** Keeps a snapshot; one of the same sequence number is replaced. */
    public synchronized void saveSnapshot(String entity, StoredSnapshot snapshot) {
        write(
                "write to",
                batch -> batch.put(JournalKeys.snapshot(entity, snapshot.sequenceNumber()), snapshot.encode()));
    }

    /** The snapshot with the highest sequence number among those that match, null if none does. */
    public synchronized @Nullable StoredSnapshot latestSnapshot(String entity, SnapshotSelectionCriteria criteria) {
        byte[] start = JournalKeys.snapshot(entity, criteria.maxSequenceNr());
        try (RocksIterator snapshots = rocks().newIterator()) {
            for (snapshots.seekForPrev(start); snapshots.isValid(); snapshots.prev()) {
                byte[] key = snapshots.key();
                if (!JournalKeys.sameEntity(key, start)) {
                    break;
                }
                StoredSnapshot snapshot = decode(JournalKeys.sequenceNumber(key), snapshots.value());
                if (snapshot.matches(criteria)) {
                    return snapshot;
                }
            }
            snapshots.status();
            return null;
        } catch (RocksDBException e) {
            throw RocksErrors.of("read", directory, e);
        }
    }

    /** Deletes the snapshots that match. */
    public synchronized void deleteSnapshots(String entity, SnapshotSelectionCriteria criteria) {
        byte[] start = JournalKeys.snapshot(entity, Math.max(criteria.minSequenceNr(), 0));
        write("delete from", batch -> {
            try (RocksIterator snapshots = rocks().newIterator()) {
                for (snapshots.seek(start); snapshots.isValid(); snapshots.next()) {
                    byte[] key = snapshots.key();
                    if (!JournalKeys.sameEntity(key, start)) {
                        break;
                    }
                    if (decode(JournalKeys.sequenceNumber(key), snapshots.value())
                            .matches(criteria)) {
                        batch.delete(key);
                    }
                }
                snapshots.status();
            }
        });
    }

    private StoredSnapshot decode(long sequenceNumber, byte[] value) {
        if (value.length < Long.BYTES) {
            throw StorageErrors.damaged(directory, "has a snapshot that is too short");
        }
        return StoredSnapshot.decode(sequenceNumber, value);
    }

    private void write(String action, BatchFiller filler) {
        RocksDB rocks = rocks();
        try (WriteBatch batch = new WriteBatch()) {
            filler.fill(batch);
            if (batch.count() > 0) {
                rocks.write(durable, batch);
                end.advance(rocks.getLatestSequenceNumber());
            }
        } catch (RocksDBException e) {
            closeDatabase();
            throw RocksErrors.of(action, directory, e);
        }
    }

    private RocksDB rocks() {
        if (closed) {
            throw VirtaException.internal("The journal in " + directory + " is closed");
        }
        JournalDatabase open = database;
        if (open == null) {
            open = JournalDatabase.open(directory, end.acknowledged());
            database = open;
        }
        return open.rocks();
    }

    /** After a failed write the database refuses others, though the disk may have room again: the next call opens it anew. */
    private void closeDatabase() {
        JournalDatabase open = database;
        database = null;
        if (open != null) {
            open.close();
        }
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            durable.close();
            end.close();
            closeDatabase();
        }
    }

    @FunctionalInterface
    interface EventReader {
        void read(long sequenceNumber, byte[] content);
    }

    @FunctionalInterface
    private interface BatchFiller {
        void fill(WriteBatch batch) throws RocksDBException;
    }
}
