package io.virta.state;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.LongColumn;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys mapped to dense slots, and state columns indexed by slot, all in memory: what a {@link MemoryStateTable} is made of, and by itself the table of groups of an
 * operator that keeps nothing over a barrier. Owned by one thread. Slots of removed entries are used again.
 *
 * <p>Every bucket has an index of its own, so that rows of one window probe a small table, and closing the window drops it whole. Where buckets are many and
 * nearly empty (grouping by a plain event time) several are merged: {@code bucketShift} bits of the bucket are ignored then, and equality looks at the bucket too.
 */
public final class SlotTable {
    /** The bucket of keys that have none or a null one; it never closes. */
    static final long OPEN_BUCKET = Long.MAX_VALUE;

    private static final int MAX_SPARSE_BUCKETS = 1024;
    private static final int SPARSE_ENTRIES = 8;

    private final StateColumn[] keys;
    private final StateColumn[] values;
    private final int bucketColumn;
    private final int[] innerColumns;
    private final @Nullable IntegerKeys integerKeys;
    private Buckets buckets = new Buckets(SlotIndex.Shape.UNKNOWN);
    private int bucketShift;
    private long[] hashes = new long[Presence.INITIAL_SLOTS];
    private int slotLimit;
    private int[] freeSlots = new int[Presence.INITIAL_SLOTS];
    private int freeCount;
    private int size;
    private boolean hasNullKeys;
    private long[] scratchHashes = new long[0];
    private int[] zeros = new int[0];

    /** A table without entries; {@code bucketColumn} as in {@link StateTableSpec}. */
    public SlotTable(StructType keyType, StructType valueType, int bucketColumn) {
        keys = StateColumn.ofKeys(keyType);
        values = StateColumn.of(valueType);
        this.bucketColumn = bucketColumn;
        innerColumns = new int[bucketColumn < 0 ? keys.length : keys.length - 1];
        for (int i = 0, to = 0; i < keys.length; i++) {
            if (i != bucketColumn) {
                innerColumns[to++] = i;
            }
        }
        integerKeys = innerColumns.length == 1 ? integerKeys(keys[innerColumns[0]]) : null;
    }

    private static @Nullable IntegerKeys integerKeys(StateColumn column) {
        if (column instanceof LongState longs) {
            return new IntegerKeys.Longs(longs);
        }
        return column instanceof IntState ints ? new IntegerKeys.Ints(ints) : null;
    }

    /** The number of entries. */
    public int size() {
        return size;
    }

    /** All slots in use are below this. */
    public int slotLimit() {
        return slotLimit;
    }

    /** The state columns. */
    public StateColumn[] values() {
        return values;
    }

    /** The key columns. */
    StateColumn[] keyColumns() {
        return keys;
    }

    /** The hash of the key of a slot. */
    long hash(int slot) {
        return hashes[slot];
    }

    /** The hash of the key of every slot; replaced when the table grows. */
    long[] hashes() {
        return hashes;
    }

    /** The keys, if they are but for the bucket one integer; null otherwise. */
    @Nullable IntegerKeys integerKeys() {
        return integerKeys;
    }

    /** The column of {@link #integerKeys}, -1 if there are none. */
    int integerColumn() {
        return integerKeys == null ? -1 : innerColumns[0];
    }

    /** Whether all keys in an index have the same value in a key column. */
    boolean isImpliedByIndex(int keyColumn) {
        return keyColumn == bucketColumn && bucketShift == 0;
    }

    /** The bucket of a slot. */
    long bucket(int slot) {
        return bucketColumn < 0 || keys[bucketColumn].isNull(slot)
                ? OPEN_BUCKET
                : ((LongState) keys[bucketColumn]).values()[slot];
    }

    /**
     * Finds the slot of each row's key, adding entries where there is none.
     *
     * @param rowHashes the hash of each row's key, always by the same function for a table; null to have it computed, of the key without the bucket, which
     *     suits tables whose buckets hold many keys
     * @return the number of entries added
     */
    public int upsert(Column[] keyColumns, long @Nullable [] rowHashes, int rowCount, int[] slots) {
        int before = size;
        probe(keyColumns, rowHashes, rowCount, slots, true);
        if (bucketColumn >= 0 && buckets.count() > MAX_SPARSE_BUCKETS && size < buckets.count() * SPARSE_ENTRIES) {
            mergeBuckets();
        }
        return size - before;
    }

    /** Finds the slot of each row's key, -1 where there is none. */
    public void find(Column[] keyColumns, long @Nullable [] rowHashes, int rowCount, int[] slots) {
        probe(keyColumns, rowHashes, rowCount, slots, false);
    }

    /** Removes an entry. */
    public void remove(int slot) {
        long bucket = bucket(slot) >> bucketShift;
        SlotIndex index = buckets.find(bucket);
        if (index == null) {
            throw new IllegalStateException("slot " + slot + " is in no bucket");
        }
        index.remove(slot, hashes, integerKeys);
        free(slot);
        if (index.count() == 0) {
            int position = buckets.countUpTo(bucket);
            buckets.remove(position - 1, position);
        }
    }

    /** Removes all entries. */
    public void clear() {
        for (StateColumn key : keys) {
            key.clear(0, slotLimit);
        }
        for (StateColumn value : values) {
            value.clear(0, slotLimit);
        }
        buckets = new Buckets(buckets.expected());
        slotLimit = 0;
        freeCount = 0;
        size = 0;
        hasNullKeys = false;
    }

    /** The keys of slots as columns. */
    public Column[] keys(int[] slots, int count) {
        Column[] gathered = new Column[keys.length];
        for (int i = 0; i < keys.length; i++) {
            gathered[i] = keys[i].gather(slots, count);
        }
        return gathered;
    }

    /** Keys and values of the slots {@code from} to {@code to - 1}, in a table from which nothing was removed. */
    public Batch rows(int from, int to) {
        List<Column> columns = new ArrayList<>(keys.length + values.length);
        for (StateColumn key : keys) {
            columns.add(key.range(from, to));
        }
        for (StateColumn value : values) {
            columns.add(value.range(from, to));
        }
        return new Batch(to - from, columns);
    }

    /** The slots of all entries whose bucket is at or before {@code maxBucket}, oldest buckets first. */
    int[] slotsUpTo(long maxBucket) {
        int last = buckets.countUpTo(maxBucket >> bucketShift);
        int total = 0;
        for (int i = 0; i < last; i++) {
            total += buckets.index(i).count();
        }
        int[] slots = new int[total];
        for (int i = 0, at = 0; i < last; at += buckets.index(i++).count()) {
            buckets.index(i).copySlots(slots, at);
        }
        if (bucketShift == 0) {
            return slots;
        }
        int count = 0;
        for (int slot : slots) {
            if (bucket(slot) <= maxBucket) {
                slots[count++] = slot;
            }
        }
        return Arrays.copyOf(slots, count);
    }

    /** Removes all entries whose bucket is at or before {@code maxBucket}; {@code slots} are theirs, as {@link #slotsUpTo} told. */
    void removeUpTo(long maxBucket, int[] slots) {
        if (bucketShift == 0) {
            buckets.remove(0, buckets.countUpTo(maxBucket));
            freeAll(slots);
        } else {
            for (int slot : slots) {
                remove(slot);
            }
        }
    }

    /** Bytes of memory held. */
    public long retainedBytes() {
        long total = 8L * hashes.length + 4L * freeSlots.length + buckets.retainedBytes();
        for (StateColumn key : keys) {
            total += key.retainedBytes();
        }
        for (StateColumn value : values) {
            total += value.retainedBytes();
        }
        return total;
    }

    private void probe(Column[] keyColumns, long @Nullable [] rowHashes, int rowCount, int[] slots, boolean isAdding) {
        FlatColumn[] flat = new FlatColumn[keyColumns.length];
        int[] @Nullable [] indices = new int[keyColumns.length][];
        boolean hasNulls = false;
        for (int i = 0; i < flat.length; i++) {
            if (i == bucketColumn && keyColumns[i] instanceof ConstantColumn constant) {
                flat[i] = constant.value();
                indices[i] = zeros(rowCount);
            } else if (i != bucketColumn && KeyColumns.hasIndices(keyColumns[i])) {
                flat[i] = KeyColumns.dictionary(keyColumns[i]);
                indices[i] = KeyColumns.indices(keyColumns[i]);
            } else {
                flat[i] = KeyColumns.normalised(keyColumns[i].flatten());
            }
            hasNulls |= flat[i].mayHaveNulls();
        }
        hasNullKeys |= hasNulls & isAdding;
        boolean isPlain = !hasNulls && !hasNullKeys && bucketShift == 0;
        boolean isOneInteger = isPlain && SlotProbe.isOneInteger(integerColumn(), flat, indices);
        long[] known = rowHashes == null && !isOneInteger ? innerHashes(keyColumns, rowCount) : rowHashes;
        SlotProbe probe = new SlotProbe(this, flat, indices, known, slots, isAdding, isPlain);
        if (bucketColumn < 0) {
            probe.rows(isAdding ? buckets.findOrAdd(OPEN_BUCKET) : buckets.find(OPEN_BUCKET), 0, rowCount);
            return;
        }
        LongColumn bucketValues = (LongColumn) flat[bucketColumn];
        boolean isOneBucket = indices[bucketColumn] != null;
        int from = 0;
        while (from < rowCount) {
            long bucket = bucketOf(bucketValues, from);
            int to = isOneBucket ? rowCount : endOfRun(bucketValues, bucket, from, rowCount, isPlain);
            probe.rows(isAdding ? buckets.findOrAdd(bucket) : buckets.find(bucket), from, to);
            from = to;
        }
    }

    /** The end of the rows from {@code from} on that are in one bucket. */
    private int endOfRun(LongColumn bucketValues, long bucket, int from, int rowCount, boolean isPlain) {
        int to = from + 1;
        if (isPlain) {
            long[] values = bucketValues.values();
            while (to < rowCount && values[to] == bucket) {
                to++;
            }
        } else {
            while (to < rowCount && bucketOf(bucketValues, to) == bucket) {
                to++;
            }
        }
        return to;
    }

    /** Row numbers into a column of one value; only read. */
    private int[] zeros(int rowCount) {
        if (zeros.length < rowCount) {
            zeros = new int[rowCount];
        }
        return zeros;
    }

    private long[] innerHashes(Column[] keyColumns, int rowCount) {
        if (scratchHashes.length < rowCount) {
            scratchHashes = new long[rowCount];
        }
        Column[] inner = new Column[innerColumns.length];
        for (int i = 0; i < inner.length; i++) {
            inner[i] = keyColumns[innerColumns[i]];
        }
        KeyHash.hash(inner, rowCount, scratchHashes);
        return scratchHashes;
    }

    private long bucketOf(LongColumn bucketValues, int row) {
        return (bucketValues.isNull(row) ? OPEN_BUCKET : bucketValues.value(row)) >> bucketShift;
    }

    /** A slot that is not in use, for a key that the caller sets and adds to the index of its bucket. */
    int newSlot(long hash) {
        int slot;
        if (freeCount > 0) {
            slot = freeSlots[--freeCount];
        } else {
            slot = slotLimit++;
            if (slot >= hashes.length) {
                hashes = Arrays.copyOf(hashes, Presence.grown(hashes.length, slotLimit));
                for (StateColumn key : keys) {
                    key.ensureCapacity(hashes.length);
                }
                for (StateColumn value : values) {
                    value.ensureCapacity(hashes.length);
                }
            }
        }
        hashes[slot] = hash;
        size++;
        return slot;
    }

    private void free(int slot) {
        freeAll(new int[] {slot});
    }

    /** Keys of fixed width are overwritten when their slot is used again; all else is cleared now. */
    private void freeAll(int[] slots) {
        for (StateColumn key : keys) {
            if (!(key instanceof LongState || key instanceof IntState)) {
                key.clear(slots, slots.length);
            }
        }
        for (StateColumn value : values) {
            value.clear(slots, slots.length);
        }
        if (freeCount + slots.length > freeSlots.length) {
            freeSlots = Arrays.copyOf(freeSlots, Presence.grown(freeSlots.length, freeCount + slots.length));
        }
        // The last freed is used first: so they are used in the order in which they come here, and neighbours stay
        // neighbours.
        for (int i = slots.length - 1; i >= 0; i--) {
            freeSlots[freeCount++] = slots[i];
        }
        size -= slots.length;
    }

    private void mergeBuckets() {
        int[] slots = slotsUpTo(OPEN_BUCKET);
        bucketShift += 4;
        Buckets merged = new Buckets(SlotIndex.Shape.UNKNOWN);
        for (int slot : slots) {
            merged.findOrAdd(bucket(slot) >> bucketShift).add(slot, hashes, null);
        }
        buckets = merged;
        if (buckets.count() > MAX_SPARSE_BUCKETS && size < buckets.count() * SPARSE_ENTRIES) {
            mergeBuckets();
        }
    }
}
