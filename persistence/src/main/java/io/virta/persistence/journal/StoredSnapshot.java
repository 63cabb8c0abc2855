package io.virta.persistence.journal;

import java.nio.ByteBuffer;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;

/** A snapshot as bytes: the state after event {@code sequenceNumber}, taken at {@code timestampMillis}. The array belongs to the record. */
@SuppressWarnings("ArrayRecordComponent")
public record StoredSnapshot(long sequenceNumber, long timestampMillis, byte[] content) {

    boolean matches(SnapshotSelectionCriteria criteria) {
        return sequenceNumber <= criteria.maxSequenceNr()
                && sequenceNumber >= criteria.minSequenceNr()
                && timestampMillis <= criteria.maxTimestamp()
                && timestampMillis >= criteria.minTimestamp();
    }

    byte[] encode() {
        return ByteBuffer.allocate(Long.BYTES + content.length)
                .putLong(timestampMillis)
                .put(content)
                .array();
    }

    static StoredSnapshot decode(long sequenceNumber, byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        long timestampMillis = in.getLong();
        byte[] content = new byte[in.remaining()];
        in.get(content);
        return new StoredSnapshot(sequenceNumber, timestampMillis, content);
    }
}
