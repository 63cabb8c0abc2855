package io.virta.persistence.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Keys of a journal database: a byte for the kind of entry, the entity's name with its length before it (so that no name is a prefix of another),
 * and, but for the highest sequence number, the sequence number in big-endian order. Sequence numbers are not negative, so bytes order as numbers.
 */
final class JournalKeys {
    private static final byte EVENT = 'e';
    private static final byte HIGHEST = 'h';
    private static final byte SNAPSHOT = 's';

    private JournalKeys() {}

    static byte[] event(String entity, long sequenceNumber) {
        return numbered(EVENT, entity, sequenceNumber);
    }

    static byte[] snapshot(String entity, long sequenceNumber) {
        return numbered(SNAPSHOT, entity, sequenceNumber);
    }

    static byte[] highest(String entity) {
        return prefix(HIGHEST, entity, 0).array();
    }

    /** The sequence number at the end of a key. */
    static long sequenceNumber(byte[] key) {
        return ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
    }

    /** The name of the entity in a key of its highest sequence number. */
    static String entity(byte[] highest) {
        int start = 1 + Integer.BYTES;
        return new String(highest, start, highest.length - start, StandardCharsets.UTF_8);
    }

    /** Whether two keys are of the same kind of entry. */
    static boolean sameKind(byte[] left, byte[] right) {
        return left[0] == right[0];
    }

    /** Whether two keys differ at most in their sequence numbers. */
    static boolean sameEntity(byte[] left, byte[] right) {
        return left.length == right.length
                && ByteBuffer.wrap(left, 0, left.length - Long.BYTES)
                        .equals(ByteBuffer.wrap(right, 0, right.length - Long.BYTES));
    }

    private static byte[] numbered(byte kind, String entity, long sequenceNumber) {
        return prefix(kind, entity, Long.BYTES).putLong(sequenceNumber).array();
    }

    private static ByteBuffer prefix(byte kind, String entity, int more) {
        byte[] name = entity.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + Integer.BYTES + name.length + more)
                .put(kind)
                .putInt(name.length)
                .put(name);
    }
}
