package io.virta.state;

import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.types.StructType;
import java.util.Arrays;
import java.util.Objects;
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
    private Buckets buckets = new Buckets(0);
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
        keys = StateColumn.of(keyType);
        values = StateColumn.of(valueType);
        this.bucketColumn = bucketColumn;
        innerColumns = new int[bucketColumn < 0 ? keys.length : keys.length - 1];
        for (int i = 0, to = 0; i < keys.length; i++) {
            if (i != bucketColumn) {
                innerColumns[to++] = i;
            }
        }
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
        index.remove(slot, hashes);
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
        buckets = new Buckets(buckets.expectedEntries());
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
        boolean isOneLong = isPlain
                && innerColumns.length == 1
                && indices[innerColumns[0]] == null
                && flat[innerColumns[0]] instanceof LongColumn;
        long[] known = rowHashes == null && !isOneLong ? innerHashes(keyColumns, rowCount) : rowHashes;
        Probe probe = new Probe(flat, indices, known, slots, isAdding, isPlain);
        if (bucketColumn < 0) {
            probe.rows(isAdding ? buckets.findOrAdd(OPEN_BUCKET) : buckets.find(OPEN_BUCKET), 0, rowCount);
            return;
        }
        LongColumn bucketValues = (LongColumn) flat[bucketColumn];
        boolean isOneBucket = indices[bucketColumn] != null;
        int from = 0;
        while (from < rowCount) {
            long bucket = bucketOf(bucketValues, from);
            int to = isOneBucket ? rowCount : from + 1;
            while (to < rowCount && bucketOf(bucketValues, to) == bucket) {
                to++;
            }
            probe.rows(isAdding ? buckets.findOrAdd(bucket) : buckets.find(bucket), from, to);
            from = to;
        }
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

    private int newSlot(long hash) {
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
        Buckets merged = new Buckets(0);
        for (int slot : slots) {
            merged.findOrAdd(bucket(slot) >> bucketShift).add(slot, hashes);
        }
        buckets = merged;
        if (buckets.count() > MAX_SPARSE_BUCKETS && size < buckets.count() * SPARSE_ENTRIES) {
            mergeBuckets();
        }
    }

    /** The lookup of one batch: its rows, a run of one bucket at a time. */
    private final class Probe {
        private final FlatColumn[] flat;
        private final int[] @Nullable [] indices;
        private final long @Nullable [] rowHashes;
        private final int[] slots;
        private final boolean isAdding;
        private final boolean isPlain;

        Probe(
                FlatColumn[] flat,
                int[] @Nullable [] indices,
                long @Nullable [] rowHashes,
                int[] slots,
                boolean isAdding,
                boolean isPlain) {
            this.flat = flat;
            this.indices = indices;
            this.rowHashes = rowHashes;
            this.slots = slots;
            this.isAdding = isAdding;
            this.isPlain = isPlain;
        }

        void rows(@Nullable SlotIndex index, int from, int to) {
            if (index == null) {
                Arrays.fill(slots, from, to, -1);
            } else if (!isPlain || innerColumns.length != 1 || indices[innerColumns[0]] != null) {
                any(index, from, to);
            } else if (flat[innerColumns[0]] instanceof LongColumn longs) {
                longs(index, longs.values(), from, to);
            } else if (flat[innerColumns[0]] instanceof IntColumn ints) {
                ints(index, ints.values(), from, to);
            } else {
                any(index, from, to);
            }
        }

        private void longs(SlotIndex index, long[] rowKeys, int from, int to) {
            long[] entries = index.entries();
            long[] slotKeys = ((LongState) keys[innerColumns[0]]).values();
            long[] known = rowHashes;
            for (int row = from; row < to; row++) {
                long key = rowKeys[row];
                long hash = known == null ? KeyHash.ofLong(key) : known[row];
                int mask = entries.length - 1;
                int at = (int) hash & mask;
                int slot = -1;
                for (long entry = entries[at]; entry != 0; entry = entries[at]) {
                    if (((entry ^ hash) & SlotIndex.TAG) == 0 && slotKeys[SlotIndex.slot(entry)] == key) {
                        slot = SlotIndex.slot(entry);
                        break;
                    }
                    at = at + 1 & mask;
                }
                if (slot < 0 && isAdding) {
                    slot = add(index, row, hash);
                    entries = index.entries();
                    slotKeys = ((LongState) keys[innerColumns[0]]).values();
                }
                slots[row] = slot;
            }
        }

        private void ints(SlotIndex index, int[] rowKeys, int from, int to) {
            long[] entries = index.entries();
            int[] slotKeys = ((IntState) keys[innerColumns[0]]).values();
            long[] known = Objects.requireNonNull(rowHashes);
            for (int row = from; row < to; row++) {
                long hash = known[row];
                int key = rowKeys[row];
                int mask = entries.length - 1;
                int at = (int) hash & mask;
                int slot = -1;
                for (long entry = entries[at]; entry != 0; entry = entries[at]) {
                    if (((entry ^ hash) & SlotIndex.TAG) == 0 && slotKeys[SlotIndex.slot(entry)] == key) {
                        slot = SlotIndex.slot(entry);
                        break;
                    }
                    at = at + 1 & mask;
                }
                if (slot < 0 && isAdding) {
                    slot = add(index, row, hash);
                    entries = index.entries();
                    slotKeys = ((IntState) keys[innerColumns[0]]).values();
                }
                slots[row] = slot;
            }
        }

        private void any(SlotIndex index, int from, int to) {
            long[] known = Objects.requireNonNull(rowHashes);
            for (int row = from; row < to; row++) {
                long hash = known[row];
                long[] entries = index.entries();
                int mask = entries.length - 1;
                int at = (int) hash & mask;
                int slot = -1;
                for (long entry = entries[at]; entry != 0; entry = entries[at]) {
                    if (((entry ^ hash) & SlotIndex.TAG) == 0 && isKey(SlotIndex.slot(entry), hash, row)) {
                        slot = SlotIndex.slot(entry);
                        break;
                    }
                    at = at + 1 & mask;
                }
                slots[row] = slot < 0 && isAdding ? add(index, row, hash) : slot;
            }
        }

        private boolean isKey(int slot, long hash, int row) {
            if (hashes[slot] != hash) {
                return false;
            }
            for (int i = 0; i < flat.length; i++) {
                if ((i != bucketColumn || bucketShift > 0) && !keys[i].sameValue(slot, flat[i], flatRow(i, row))) {
                    return false;
                }
            }
            return true;
        }

        private int flatRow(int column, int row) {
            int[] rows = indices[column];
            return rows == null ? row : rows[row];
        }

        private int add(SlotIndex index, int row, long hash) {
            int slot = newSlot(hash);
            for (int i = 0; i < flat.length; i++) {
                if (keys[i] instanceof LongState longs && flat[i] instanceof LongColumn column && !hasNullKeys) {
                    longs.put(slot, column.values()[flatRow(i, row)]);
                } else {
                    keys[i].set(slot, flat[i], flatRow(i, row));
                }
            }
            index.add(slot, hashes);
            return slot;
        }
    }
}
