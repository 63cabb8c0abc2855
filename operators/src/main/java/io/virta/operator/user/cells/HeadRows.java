package io.virta.operator.user.cells;

import io.virta.batch.Column;
import io.virta.state.KeyHash;
import io.virta.state.StateTable;

/** A table of one row a group. The rows of a page of groups are found together when the first of them is asked for. Used by one thread. */
final class HeadRows {
    private final GroupTable rows;
    private final Group group;
    private int[] slots = new int[0];
    private long pageNumber = -1;

    HeadRows(StateTable table, Group group) {
        this.rows = new GroupTable(table, group);
        this.group = group;
    }

    GroupTable rows() {
        return rows;
    }

    /** The slot of the group, -1 for none. */
    int slot() {
        if (pageNumber != group.pageNumber()) {
            int count = group.pageSize();
            Column[] keys = group.pageKeys();
            long[] hashes = new long[count];
            KeyHash.hash(keys, count, hashes);
            if (slots.length < count) {
                slots = new int[count];
            }
            rows.table().find(keys, hashes, count, slots);
            pageNumber = group.pageNumber();
        }
        return slots[group.index()];
    }

    /** The slot of the group, whose row is added if it is not there, and marked as changed. */
    int upsert() {
        int slot = slot();
        if (slot >= 0) {
            rows.touch(slot);
            return slot;
        }
        slots[group.index()] = rows.upsert();
        return slots[group.index()];
    }

    /** Removes the row of the group, if there is one. */
    void remove() {
        int slot = slot();
        if (slot >= 0) {
            rows.remove(slot);
            slots[group.index()] = -1;
        }
    }
}
