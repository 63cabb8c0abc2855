package io.virta.state;

import io.virta.state.RowTable.Departures;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a {@link RowTable} that are in the overflow store: a row lies under table number, hash and row number, so that all candidates of a key are one prefix; one that expires has a second
 * entry without a value under table number + 128, expiry, hash and row number, so that those that have expired are the first ones.
 */
final class SpilledRows {
    private static final byte[] NOTHING = {};

    private final OverflowSettings settings;
    private final RowTable table;
    private final ByteSink sink = new ByteSink();
    private final SpillFilter filter;
    private final SpilledExpiries expiries;
    private long size;

    SpilledRows(OverflowSettings settings, RowTable table) {
        this.settings = settings;
        this.table = table;
        byte[] prefix = {(byte) settings.tableNumber()};
        this.filter = new SpillFilter(settings.store(), prefix, prefix.length);
        this.expiries = new SpilledExpiries(settings, prefix);
    }

    long size() {
        return size;
    }

    long retainedBytes() {
        return filter.retainedBytes();
    }

    /** Writes rows of the table, which takes them out of memory. */
    void write(int[] rows, int count) {
        byte[][] keys = new byte[2 * count][];
        byte[][] values = new byte[2 * count][];
        StateColumn[] columns = table.values();
        LongState expiry = (LongState) columns[columns.length - 1];
        int to = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long micros = expiry.values()[row];
            keys[to] = key(table.hash(row), table.number(row));
            sink.reset();
            sink.putByte(table.isMatched(row) ? 1 : 0);
            sink.putLong(micros);
            for (int column = 0; column < columns.length - 2; column++) {
                columns[column].write(row, sink);
            }
            values[to++] = sink.toByteArray();
            if (micros != StateTableSpec.NEVER) {
                expiries.adding(micros);
                keys[to] = expiries.key(micros, keys[to - 1]);
                values[to++] = NOTHING;
            }
            filter.add(table.hash(row));
        }
        settings.store().apply(keys, values, to);
        size += count;
        filter.trim(size);
    }

    /** The rows that have the hashes of others; null if there is certainly none. */
    @Nullable SpilledScan scan(long[] hashes, boolean[] matchable, int rowCount) {
        if (size == 0) {
            return null;
        }
        long[] wanted = new long[rowCount];
        int count = 0;
        for (int row = 0; row < rowCount; row++) {
            if (matchable[row] && filter.mayContain(hashes[row])) {
                wanted[count++] = hashes[row];
            }
        }
        if (count == 0) {
            return null;
        }
        // In the order of the store, which is that of unsigned bytes.
        for (int i = 0; i < count; i++) {
            wanted[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(wanted, 0, count);
        byte[][] prefixes = new byte[count][];
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || wanted[i] != wanted[i - 1]) {
                sink.reset();
                sink.putByte(settings.tableNumber());
                sink.putLong(wanted[i] ^ Long.MIN_VALUE);
                prefixes[distinct++] = sink.toByteArray();
            }
        }
        return new SpilledScan(table, settings.store().scan(prefixes, distinct), hashes, matchable, rowCount);
    }

    /** Removes a page of the rows that have expired; see {@link RowTable#removeExpired}. */
    int removeExpired(long watermarkMicros, @Nullable Departures departures) {
        byte[][] gone = expiries.expired(watermarkMicros);
        int count = gone.length / 2;
        if (count > 0) {
            if (departures != null) {
                byte[][] values = new byte[count][];
                settings.store().get(gone, count, values);
                SpilledPage page = new SpilledPage(table, gone, values, count);
                departures.leaving(page, page.all(), count);
            }
            settings.store().apply(gone, new byte[gone.length][], gone.length);
            shrink(count);
        }
        return count;
    }

    private void shrink(int count) {
        size -= count;
        filter.trim(size);
    }

    /** Removes rows that the table takes back. */
    void remove(long[] hashes, long[] numbers, long[] expiryMicros, int count) {
        byte[][] keys = new byte[2 * count][];
        int to = 0;
        for (int i = 0; i < count; i++) {
            keys[to++] = key(hashes[i], numbers[i]);
            if (expiryMicros[i] != StateTableSpec.NEVER) {
                keys[to] = expiries.key(expiryMicros[i], keys[to - 1]);
                to++;
            }
        }
        settings.store().apply(keys, new byte[to][], to);
        shrink(count);
    }

    /** Marks rows that are there. */
    void markRestored(long[] hashes, long[] numbers, int count) {
        byte[][] keys = new byte[count][];
        byte[][] found = new byte[count][];
        for (int i = 0; i < count; i++) {
            keys[i] = key(hashes[i], numbers[i]);
        }
        settings.store().get(keys, count, found);
        byte[][] changed = new byte[count][];
        int to = 0;
        for (int i = 0; i < count; i++) {
            byte[] value = found[i];
            if (value != null) {
                value[0] = 1;
                keys[to] = keys[i];
                changed[to++] = value;
            }
        }
        settings.store().apply(keys, changed, to);
    }

    private byte[] key(long hash, long number) {
        sink.reset();
        sink.putByte(settings.tableNumber());
        sink.putLong(hash);
        sink.putLong(number);
        return sink.toByteArray();
    }
}
