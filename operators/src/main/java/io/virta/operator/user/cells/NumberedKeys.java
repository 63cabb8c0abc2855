package io.virta.operator.user.cells;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.state.LongState;
import java.util.Arrays;

/**
 * Any number of keys for each group, each with a row of its own, and numbered from 0 without gaps, so that all of a group can be read: rows by key, keys by number, the count. The last key takes the number of
 * one that is removed. Used by one thread.
 */
final class NumberedKeys {
    private static final int KEY = 0;
    private static final int COUNT = 0;

    private final GroupTable rows;
    private final int numberColumn;
    private final GroupTable keys;
    private final HeadRows sizes;

    /** Keys whose number is in a value column of their row. */
    NumberedKeys(GroupTable rows, int numberColumn, GroupTable keys, HeadRows sizes) {
        this.rows = rows;
        this.numberColumn = numberColumn;
        this.keys = keys;
        this.sizes = sizes;
    }

    GroupTable rows() {
        return rows;
    }

    private LongState numbers() {
        return rows.longs(numberColumn);
    }

    private LongState counts() {
        return sizes.rows().longs(COUNT);
    }

    long size() {
        int slot = sizes.slot();
        return slot < 0 ? 0 : counts().values()[slot];
    }

    /** The row of a key, -1 for none. */
    int find(Column key) {
        return rows.find(key);
    }

    /** The row of a key, added if it is not there, and marked as changed. */
    int add(Column key) {
        int found = rows.find(key);
        if (found >= 0) {
            rows.touch(found);
            return found;
        }
        int size = sizes.upsert();
        long number = counts().values()[size];
        counts().put(size, number + 1);
        keys.set(KEY, keys.upsert(GroupTable.number(number)), key);
        int slot = rows.upsert(key);
        numbers().put(slot, number);
        return slot;
    }

    /** Removes the row of a key that is there. */
    void remove(int slot) {
        long number = numbers().values()[slot];
        int size = sizes.upsert();
        long last = counts().values()[size] - 1;
        rows.remove(slot);
        int lastKey = keys.find(GroupTable.number(last));
        if (number != last) {
            Column moved = keys.get(KEY, lastKey);
            keys.set(KEY, keys.upsert(GroupTable.number(number)), moved);
            int movedRow = rows.find(moved);
            rows.touch(movedRow);
            numbers().put(movedRow, number);
        }
        keys.remove(lastKey);
        if (last == 0) {
            sizes.remove();
        } else {
            counts().put(size, last);
        }
    }

    /** Visits keys with their rows, a page at a time, by number. */
    void walk(Walk visitor) {
        long size = size();
        for (long from = 0; from < size; from += Batch.DEFAULT_ROWS) {
            int count = (int) Math.min(Batch.DEFAULT_ROWS, size - from);
            long[] numbers = new long[count];
            long start = from;
            Arrays.setAll(numbers, i -> start + i);
            int[] slots = new int[count];
            keys.find(count, slots, new LongColumn(numbers, null));
            Column page = keys.value(KEY).gather(slots, count);
            rows.find(count, slots, page);
            visitor.visit(page, slots, count);
        }
    }

    /** Removes all rows of the group. */
    void clear() {
        long size = size();
        for (long from = 0; from < size; from += Batch.DEFAULT_ROWS) {
            int count = (int) Math.min(Batch.DEFAULT_ROWS, size - from);
            long[] numbers = new long[count];
            long start = from;
            Arrays.setAll(numbers, i -> start + i);
            int[] slots = new int[count];
            keys.find(count, slots, new LongColumn(numbers, null));
            int[] keyed = new int[count];
            rows.find(count, keyed, keys.value(KEY).gather(slots, count));
            rows.table().remove(keyed, count);
            keys.table().remove(slots, count);
        }
        sizes.remove();
    }

    interface Walk {
        void visit(Column keys, int[] slots, int count);
    }
}
