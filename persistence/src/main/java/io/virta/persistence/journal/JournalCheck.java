package io.virta.persistence.journal;

import io.virta.persistence.checkpoint.StorageErrors;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * Whether a database that opens has all that was written to it. RocksDB verifies what its files hold but takes it for the end of the log where a file of records was cut off between two of them. So: the
 * last acknowledged write is there, and every entity has all events behind its last snapshot. Stateless.
 */
final class JournalCheck {
    private JournalCheck() {}

    /**
     * Refuses a database that lacks something; changes nothing.
     *
     * @param acknowledged the number of the last write that somebody was told of, 0 if none is known
     */
    static void require(Path directory, RocksDB rocks, long acknowledged) throws RocksDBException {
        rocks.verifyChecksum();
        long last = rocks.getLatestSequenceNumber();
        if (last < acknowledged) {
            throw StorageErrors.damaged(
                    directory, "ends at write " + last + " of " + acknowledged + ": a file in it was cut off or lost");
        }
        byte[] start = JournalKeys.highest("");
        try (RocksIterator entities = rocks.newIterator()) {
            for (entities.seek(start);
                    entities.isValid() && JournalKeys.sameKind(entities.key(), start);
                    entities.next()) {
                long highest = ByteBuffer.wrap(entities.value()).getLong();
                requireEvents(directory, rocks, JournalKeys.entity(entities.key()), highest);
            }
            entities.status();
        }
    }

    private static void requireEvents(Path directory, RocksDB rocks, String entity, long highest)
            throws RocksDBException {
        long next = lastSnapshot(rocks, entity) + 1;
        byte[] start = JournalKeys.event(entity, next);
        try (RocksIterator events = rocks.newIterator()) {
            for (events.seek(start);
                    events.isValid()
                            && JournalKeys.sameEntity(events.key(), start)
                            && JournalKeys.sequenceNumber(events.key()) == next;
                    events.next()) {
                next++;
            }
            events.status();
        }
        if (next <= highest) {
            throw StorageErrors.damaged(
                    directory, "lacks event " + next + " of " + highest + ": a file in it was cut off or lost");
        }
    }

    /** The sequence number of the last snapshot, 0 if there is none. */
    private static long lastSnapshot(RocksDB rocks, String entity) throws RocksDBException {
        byte[] end = JournalKeys.snapshot(entity, Long.MAX_VALUE);
        try (RocksIterator snapshots = rocks.newIterator()) {
            snapshots.seekForPrev(end);
            boolean found = snapshots.isValid() && JournalKeys.sameEntity(snapshots.key(), end);
            snapshots.status();
            return found ? JournalKeys.sequenceNumber(snapshots.key()) : 0;
        }
    }
}
