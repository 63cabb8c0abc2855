package io.virta.operator.user.cells;

import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.state.KeyHash;
import io.virta.state.LongState;
import io.virta.state.StateColumn;
import io.virta.state.StateTable;

/** A state table whose keys begin with that of the group. Used by one thread. */
final class GroupTable {
    private final StateTable table;
    private final Group group;
    private final int[] one = new int[1];
    private long[] hashes = new long[1];

    GroupTable(StateTable table, Group group) {
        this.table = table;
        this.group = group;
    }

    StateTable table() {
        return table;
    }

    StateColumn value(int column) {
        return table.value(column);
    }

    LongState longs(int column) {
        return (LongState) table.value(column);
    }

    /** The rest of a key that is a number. */
    static Column number(long value) {
        return new LongColumn(new long[] {value}, null);
    }

    /** The slot of one key of the group, -1 for none. */
    int find(Column... rest) {
        find(1, one, rest);
        return one[0];
    }

    /** The slots of keys of the group, -1 for none. */
    void find(int count, int[] slots, Column... rest) {
        Column[] keys = keys(count, rest);
        table.find(keys, hashes, count, slots);
    }

    /** The slot of one key of the group, which is added if it is not there, and marked as changed. */
    int upsert(Column... rest) {
        upsert(1, one, rest);
        return one[0];
    }

    /** The slots of keys of the group, which are added if they are not there, and marked as changed. */
    void upsert(int count, int[] slots, Column... rest) {
        Column[] keys = keys(count, rest);
        table.upsert(keys, hashes, count, slots);
    }

    void touch(int slot) {
        one[0] = slot;
        table.touch(one, 1);
    }

    void remove(int slot) {
        one[0] = slot;
        table.remove(one, 1);
    }

    /** Sets a value column of a slot to the only row of a column. */
    void set(int column, int slot, Column value) {
        one[0] = slot;
        table.value(column).scatter(value, one, 1);
    }

    /** The value of a slot as a column of one row. */
    Column get(int column, int slot) {
        return table.value(column).gather(new int[] {slot}, 1);
    }

    private Column[] keys(int count, Column... rest) {
        Column[] group = this.group.key(count);
        Column[] keys = new Column[group.length + rest.length];
        System.arraycopy(group, 0, keys, 0, group.length);
        System.arraycopy(rest, 0, keys, group.length, rest.length);
        if (hashes.length < count) {
            hashes = new long[count];
        }
        KeyHash.ofKeys(keys, group.length, count, hashes);
        return keys;
    }
}
