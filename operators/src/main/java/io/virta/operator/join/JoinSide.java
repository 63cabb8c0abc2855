package io.virta.operator.join;

import io.virta.batch.Batch;
import io.virta.batch.BooleanColumn;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.operator.EventTimes;
import io.virta.operator.ExpiryIndex;
import io.virta.operator.OperatorContext;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.state.BooleanState;
import io.virta.state.KeyHash;
import io.virta.state.LongState;
import io.virta.state.StateTable;
import io.virta.state.StateTable.SlotCursor;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The rows of one side of a stream join: in a state table keyed by the join key and a row number, chained by the hash of the key, indexed by the watermark at which they may go. Used by
 * one thread.
 */
final class JoinSide {
    private final JoinSideSpec spec;
    private final StateTable table;
    private final KeyHashes keys;
    private final HashChains chains = new HashChains(0);
    private final ExpiryIndex expiries = new ExpiryIndex();
    private final BitSet fresh = new BitSet();
    private long nextRow;
    private int[] slots = new int[0];

    JoinSide(JoinSideSpec spec, OperatorContext context) {
        this.spec = spec;
        this.table = context.stateTable(spec.name());
        this.keys = new KeyHashes(spec.keys(), spec.nullMatches(), spec.columns(), context);
        restore();
    }

    /** Chains and indexes what the table holds. */
    private void restore() {
        SlotCursor cursor = table.cursor(Long.MAX_VALUE);
        int[] page = new int[Batch.DEFAULT_ROWS];
        long[] hashes = new long[Batch.DEFAULT_ROWS];
        for (int count = cursor.next(page); count > 0; count = cursor.next(page)) {
            Column[] key = table.keys(page, count);
            int joinKeys = key.length - 1;
            KeyHash.hash(Arrays.copyOf(key, joinKeys), count, hashes);
            long[] times = expiry().values();
            LongColumn numbers = (LongColumn) key[joinKeys].flatten();
            for (int i = 0; i < count; i++) {
                chains.add(page[i], hashes[i]);
                expiries.add(page[i], times[page[i]]);
                nextRow = Math.max(nextRow, numbers.value(i) + 1);
            }
        }
    }

    void epochStart(EpochStart epoch) {
        keys.epochStart(epoch);
    }

    JoinSideSpec spec() {
        return spec;
    }

    /** The rows as one side of pairs, by slot. */
    RowSource rows() {
        return (column, rows, count) -> table.value(column).gather(rows, count);
    }

    /** Hashes the keys of rows of this side. */
    KeyHashes hash(Batch batch) {
        keys.compute(batch);
        return keys;
    }

    /** The candidates for rows of the other side. */
    HashChains chains() {
        return chains;
    }

    private BooleanState matched() {
        return (BooleanState) table.value(spec.columns().size());
    }

    private LongState expiry() {
        return (LongState) table.value(spec.columns().size() + 1);
    }

    /** Whether a row has had a match. */
    boolean isMatched(int slot) {
        return matched().values()[slot];
    }

    /** Whether a row came in this epoch. */
    boolean isFresh(int slot) {
        return fresh.get(slot);
    }

    /** An epoch ends. */
    void barrier() {
        fresh.clear();
    }

    /** Notes a match of rows that are held; the others of them are not changed. */
    void mark(int[] matching, int count) {
        BooleanState matched = matched();
        int changed = 0;
        if (slots.length < count) {
            slots = new int[count];
        }
        for (int i = 0; i < count; i++) {
            if (!matched.values()[matching[i]]) {
                matched.put(matching[i], true);
                slots[changed++] = matching[i];
            }
        }
        table.touch(slots, changed);
    }

    /** The watermark at which each row may go. */
    long[] expiries(Batch batch) {
        long[] micros = new long[batch.rowCount()];
        Arrays.fill(micros, ExpiryIndex.NEVER);
        if (spec.evicts()) {
            LongColumn times = EventTimes.of(batch.column(spec.timeColumn()));
            for (int row = 0; row < micros.length; row++) {
                if (!times.isNull(row)) {
                    micros[row] = times.value(row) + spec.expiryAfterMicros();
                }
            }
        }
        return micros;
    }

    /** Holds rows. */
    void add(Batch batch, boolean[] isMatched, long[] expiryMicros) {
        int count = batch.rowCount();
        Column[] joinKeys = hash(batch).columns();
        long[] chainHashes = keys.hashes();
        Column[] key = Arrays.copyOf(joinKeys, joinKeys.length + 1);
        key[joinKeys.length] = numbers(count);
        long[] hashes = new long[count];
        KeyHash.ofKeys(key, joinKeys.length, count, hashes);
        if (slots.length < count) {
            slots = new int[count];
        }
        table.upsert(key, hashes, count, slots);
        for (int column = 0; column < batch.columnCount(); column++) {
            table.value(column).scatter(batch.column(column), slots, count);
        }
        matched().scatter(new BooleanColumn(isMatched, null, count), slots, count);
        expiry().scatter(new LongColumn(expiryMicros, null, count), slots, count);
        for (int row = 0; row < count; row++) {
            chains.add(slots[row], chainHashes[row]);
            expiries.add(slots[row], expiryMicros[row]);
            fresh.set(slots[row]);
        }
    }

    private LongColumn numbers(int count) {
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = nextRow++;
        }
        return new LongColumn(numbers, null);
    }

    /** Takes rows that may go out of the index; they are still held. */
    int takeExpired(long watermarkMicros, int[] expired) {
        return expiries.takeExpired(watermarkMicros, expired);
    }

    /** Lets go of rows that were taken out of the index. */
    void remove(int[] expired, int count) {
        for (int i = 0; i < count; i++) {
            chains.remove(expired[i]);
        }
        table.remove(expired, count);
    }
}
