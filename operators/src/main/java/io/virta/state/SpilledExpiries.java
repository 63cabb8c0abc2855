package io.virta.state;

import java.util.Arrays;

/**
 * The entries of one table in the overflow store in the order in which they expire: for each a second one without a value, under table number + 128, expiry and what follows the prefix in the entry's own
 * key. So those that have expired are the first ones, and nothing else is read to find them.
 */
final class SpilledExpiries {
    private static final int PAGE = 4096;
    private static final int BY_EXPIRY = 128;
    private static final int REST = 9;

    private final OverflowStore store;
    private final int number;
    private final byte[] prefix;
    private final ByteSink sink = new ByteSink();
    /** Nothing expires before this. */
    private long least = StateTableSpec.NEVER;

    /** {@code prefix} is what the keys of all entries that expire begin with. */
    SpilledExpiries(OverflowSettings settings, byte[] prefix) {
        store = settings.store();
        number = settings.tableNumber() + BY_EXPIRY;
        this.prefix = prefix;
    }

    /** Notes that an entry is about to be added. */
    void adding(long expiry) {
        least = Math.min(least, expiry);
    }

    /** The key of the second entry of an entry. */
    byte[] key(long expiry, byte[] entryKey) {
        sink.reset();
        sink.putByte(number);
        sink.putLong(expiry ^ Long.MIN_VALUE);
        sink.putBytes(entryKey, prefix.length, entryKey.length - prefix.length);
        return sink.toByteArray();
    }

    /** A page of what expires at or before the watermark: the keys of the entries, and then as many of the second ones, all of which the caller removes. */
    byte[][] expired(long watermarkMicros) {
        if (least > watermarkMicros) {
            return new byte[0][];
        }
        byte[][] keys = new byte[PAGE][];
        sink.reset();
        sink.putByte(number);
        sink.putLong(least ^ Long.MIN_VALUE);
        // What lies before has been removed, and is not looked at again.
        int read = store.scan(new byte[] {(byte) number}, sink.toByteArray(), keys, new byte[PAGE][]);
        int count = 0;
        while (count < read && expiry(keys[count]) <= watermarkMicros) {
            count++;
        }
        if (count < read) {
            least = expiry(keys[count]);
        } else {
            least = read == PAGE ? expiry(keys[read - 1]) : StateTableSpec.NEVER;
        }
        byte[][] expired = new byte[2 * count][];
        for (int i = 0; i < count; i++) {
            byte[] key = Arrays.copyOf(prefix, prefix.length + keys[i].length - REST);
            System.arraycopy(keys[i], REST, key, prefix.length, keys[i].length - REST);
            expired[i] = key;
            expired[count + i] = keys[i];
        }
        return expired;
    }

    private static long expiry(byte[] key) {
        return new ByteSource(key, 1).getLong() ^ Long.MIN_VALUE;
    }
}
