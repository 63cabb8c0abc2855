package io.virta.state;

import io.virta.batch.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of a {@link RowTable} that are in the overflow store, read for a while. Those that are marked go back into memory. */
final class SpilledPage implements HeldRows {
    private final RowTable table;
    private final StateColumn[] values;
    private final BooleanState matched;
    private final LongState expiry;
    private final long[] numbers;
    private final long[] hashes;

    /** Decodes entries of the store. */
    SpilledPage(RowTable table, byte[][] keys, byte[][] entries, int count) {
        this.table = table;
        values = StateColumn.ofKeys(table.spec().value());
        matched = (BooleanState) values[values.length - 2];
        expiry = (LongState) values[values.length - 1];
        numbers = new long[count];
        hashes = new long[count];
        for (StateColumn value : values) {
            value.ensureCapacity(count);
        }
        for (int row = 0; row < count; row++) {
            ByteSource key = new ByteSource(keys[row], 1);
            hashes[row] = key.getLong();
            numbers[row] = key.getLong();
            ByteSource entry = new ByteSource(entries[row], 0);
            matched.put(row, entry.getByte() != 0);
            expiry.put(row, entry.getLong());
            for (int column = 0; column < values.length - 2; column++) {
                values[column].read(row, entry);
            }
        }
    }

    long[] hashes() {
        return hashes;
    }

    /** The numbers of all rows. */
    int[] all() {
        int[] rows = new int[numbers.length];
        Arrays.setAll(rows, row -> row);
        return rows;
    }

    @Override
    public Column gather(int column, int[] rows, int count) {
        return values[column].gather(rows, count);
    }

    @Override
    public boolean isMatched(int row) {
        return matched.values()[row];
    }

    @Override
    public boolean isFresh(int row) {
        return false;
    }

    @Override
    public void mark(int[] rows, int count) {
        int[] marked = new int[count];
        int to = 0;
        for (int i = 0; i < count; i++) {
            if (!isMatched(rows[i])) {
                matched.put(rows[i], true);
                marked[to++] = rows[i];
            }
        }
        if (to == 0) {
            return;
        }
        long[] markedNumbers = new long[to];
        long[] markedHashes = new long[to];
        long[] markedExpiries = new long[to];
        for (int i = 0; i < to; i++) {
            markedNumbers[i] = numbers[marked[i]];
            markedHashes[i] = hashes[marked[i]];
            markedExpiries[i] = expiry.values()[marked[i]];
        }
        List<Column> columns = new ArrayList<>(values.length);
        for (StateColumn value : values) {
            columns.add(value.gather(marked, to));
        }
        table.takeBack(columns, markedNumbers, markedHashes, markedExpiries, to);
    }
}
