package io.virta.state;

import io.virta.batch.FlatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The lookup of one batch's keys in a {@link SlotTable}: its rows, a run of one bucket at a time. A key of one integer without nulls takes a path of its own. */
final class SlotProbe {
    private final SlotTable table;
    private final StateColumn[] keys;
    private final FlatColumn[] flat;
    private final int[] @Nullable [] indices;
    private final long @Nullable [] rowHashes;
    private final int[] slots;
    private final boolean isAdding;
    /** The values of key columns of longs, where no key is null; null for other columns. */
    private final long[] @Nullable [] plainLongs;

    private final @Nullable IntegerKeys integerKeys;
    private final int integerColumn;

    /**
     * A lookup.
     *
     * @param flat the key columns, flat or as dictionaries
     * @param indices for each key column the dictionary's row of each row, null where the column is flat
     * @param rowHashes the hash of each row's key; null, to have it computed where it is needed, only if the key is one flat integer without nulls
     * @param slots receives the slot of each row, -1 where there is none
     * @param isAdding whether keys that are not there are added
     * @param isPlain whether no key of the batch or the table is null and every bucket has an index of its own
     */
    SlotProbe(
            SlotTable table,
            FlatColumn[] flat,
            int[] @Nullable [] indices,
            long @Nullable [] rowHashes,
            int[] slots,
            boolean isAdding,
            boolean isPlain) {
        this.table = table;
        this.keys = table.keyColumns();
        this.flat = flat;
        this.indices = indices;
        this.rowHashes = rowHashes;
        this.slots = slots;
        this.isAdding = isAdding;
        plainLongs = new long[flat.length][];
        for (int i = 0; i < flat.length; i++) {
            plainLongs[i] = isPlain && flat[i] instanceof LongColumn longs ? longs.values() : null;
        }
        integerKeys = isPlain ? table.integerKeys() : null;
        integerColumn = integerKeys == null ? -1 : table.integerColumn();
    }

    /** Whether the key, but for the bucket, is one flat integer column. */
    static boolean isOneInteger(int column, FlatColumn[] flat, int[] @Nullable [] indices) {
        return column >= 0
                && indices[column] == null
                && (flat[column] instanceof LongColumn || flat[column] instanceof IntColumn);
    }

    /** Looks up the rows {@code from} to {@code to - 1}, which are in the bucket of an index; there is no such bucket if it is null. */
    void rows(@Nullable SlotIndex index, int from, int to) {
        if (index == null) {
            Arrays.fill(slots, from, to, -1);
        } else if (integerKeys == null || !isOneInteger(integerColumn, flat, indices)) {
            index.hashAll(table.hashes());
            any(index, from, to);
        } else if (flat[integerColumn] instanceof LongColumn longs) {
            int reached = index.direct() == null ? from : directLongs(index, longs.values(), from, to);
            longs(index, longs.values(), reached, to);
        } else {
            int[] values = ((IntColumn) flat[integerColumn]).values();
            int reached = index.direct() == null ? from : directInts(index, values, from, to);
            ints(index, values, reached, to);
        }
    }

    /** Looks up by key; returns the row before which the index has gone over to hashes, {@code to} if it has not. */
    private int directLongs(SlotIndex index, long[] rowKeys, int from, int to) {
        DirectSlots direct = index.direct();
        for (int row = from; row < to && direct != null; ) {
            row = directLongs(direct, rowKeys, row, to);
            if (row < to) {
                slots[row] = isAdding ? add(index, row, hash(row, rowKeys[row])) : -1;
                row++;
                direct = index.direct();
                if (direct == null) {
                    return row;
                }
            }
        }
        return to;
    }

    /** Looks up by key until one is missing; returns its row, {@code to} if none is. */
    private int directLongs(DirectSlots direct, long[] rowKeys, int from, int to) {
        int[] places = direct.slots();
        long base = direct.base();
        for (int row = from; row < to; row++) {
            long place = rowKeys[row] - base;
            if (place < 0 || place >= places.length) {
                return row;
            }
            int slot = places[(int) place] - 1;
            if (slot < 0) {
                return row;
            }
            slots[row] = slot;
        }
        return to;
    }

    private int directInts(SlotIndex index, int[] rowKeys, int from, int to) {
        DirectSlots direct = index.direct();
        for (int row = from; row < to && direct != null; ) {
            row = directInts(direct, rowKeys, row, to);
            if (row < to) {
                slots[row] = isAdding ? add(index, row, hash(row, rowKeys[row])) : -1;
                row++;
                direct = index.direct();
                if (direct == null) {
                    return row;
                }
            }
        }
        return to;
    }

    private int directInts(DirectSlots direct, int[] rowKeys, int from, int to) {
        int[] places = direct.slots();
        long base = direct.base();
        for (int row = from; row < to; row++) {
            long place = rowKeys[row] - base;
            if (place < 0 || place >= places.length) {
                return row;
            }
            int slot = places[(int) place] - 1;
            if (slot < 0) {
                return row;
            }
            slots[row] = slot;
        }
        return to;
    }

    private void longs(SlotIndex index, long[] rowKeys, int from, int to) {
        long[] entries = index.entries();
        long[] slotKeys = ((LongState) keys[integerColumn]).values();
        for (int row = from; row < to; row++) {
            long key = rowKeys[row];
            long hash = hash(row, key);
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
            slots[row] = slot;
            if (slot < 0 && isAdding) {
                slots[row] = add(index, row, hash);
                if (index.direct() != null) {
                    rows(index, row + 1, to);
                    return;
                }
                entries = index.entries();
                slotKeys = ((LongState) keys[integerColumn]).values();
            }
        }
    }

    private void ints(SlotIndex index, int[] rowKeys, int from, int to) {
        long[] entries = index.entries();
        int[] slotKeys = ((IntState) keys[integerColumn]).values();
        for (int row = from; row < to; row++) {
            int key = rowKeys[row];
            long hash = hash(row, key);
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
            slots[row] = slot;
            if (slot < 0 && isAdding) {
                slots[row] = add(index, row, hash);
                if (index.direct() != null) {
                    rows(index, row + 1, to);
                    return;
                }
                entries = index.entries();
                slotKeys = ((IntState) keys[integerColumn]).values();
            }
        }
    }

    private long hash(int row, long key) {
        long[] known = rowHashes;
        return known == null ? KeyHash.ofLong(key) : known[row];
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
        if (table.hash(slot) != hash) {
            return false;
        }
        for (int i = 0; i < flat.length; i++) {
            if (!table.isImpliedByIndex(i) && !keys[i].sameValue(slot, flat[i], flatRow(i, row))) {
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
        int slot = table.newSlot(hash);
        for (int i = 0; i < flat.length; i++) {
            long @Nullable [] plain = plainLongs[i];
            if (plain != null) {
                ((LongState) keys[i]).put(slot, plain[flatRow(i, row)]);
            } else {
                keys[i].set(slot, flat[i], flatRow(i, row));
            }
        }
        index.add(slot, table.hashes(), integerKeys);
        return slot;
    }
}
