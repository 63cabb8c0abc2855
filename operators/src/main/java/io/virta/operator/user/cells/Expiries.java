package io.virta.operator.user.cells;

import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.state.LongState;
import io.virta.state.StateTable;
import java.util.Arrays;

/** The times at which rows of a state are gone, as a table of its own ordered by time. Used by one thread. */
final class Expiries {
    private static final int PAGE = 1024;

    private final GroupTable rows;
    private final Group group;
    private final int groupColumns;

    Expiries(StateTable table, Group group) {
        this.rows = new GroupTable(table, group);
        this.group = group;
        this.groupColumns = table.spec().routingColumns();
    }

    /** The time at which a row that is written now is gone; {@code ttlMillis} 0 for never, which is null. */
    @org.jspecify.annotations.Nullable Long expiry(long ttlMillis) {
        return ttlMillis == 0 ? null : Math.addExact(group.nowMillis(), ttlMillis);
    }

    /** Notes that a row of the group, with this rest of its key, was written now. */
    void written(LongState times, int slot, long ttlMillis, Column... rest) {
        Long expiry = expiry(ttlMillis);
        boolean had = !times.isNull(slot);
        if (had && expiry != null && times.values()[slot] == expiry) {
            return;
        }
        removed(times, slot, rest);
        if (expiry == null) {
            times.clear(slot);
        } else {
            times.put(slot, expiry);
            rows.upsert(key(expiry, rest));
        }
    }

    /** Notes that a row of the group is about to be removed. */
    void removed(LongState times, int slot, Column... rest) {
        if (!times.isNull(slot)) {
            int indexed = rows.find(key(times.values()[slot], rest));
            if (indexed >= 0) {
                rows.remove(indexed);
            }
        }
    }

    private static Column[] key(long expiry, Column... rest) {
        Column[] key = new Column[rest.length + 1];
        key[0] = GroupTable.number(expiry);
        System.arraycopy(rest, 0, key, 1, rest.length);
        return key;
    }

    /**
     * Calls for each row whose time has come, with the group at its group.
     *
     * @return how many there were, of a page; there may be more if any
     */
    int takeExpired(Row gone) {
        int[] slots = new int[PAGE];
        int count = rows.table().cursor(group.nowMillis()).next(slots);
        if (count == 0) {
            return 0;
        }
        Column[] keys = rows.table().keys(slots, count);
        rows.table().remove(slots, count);
        Column[] groups = Arrays.copyOf(keys, groupColumns);
        LongColumn times = (LongColumn) keys[groupColumns].flatten();
        for (int i = 0; i < count; i++) {
            int[] row = {i};
            // A group may come several times, so each time is a page of its own.
            Column[] only = new Column[groupColumns];
            for (int k = 0; k < groupColumns; k++) {
                only[k] = groups[k].gather(row, 1);
            }
            group.page(only, 1);
            Column[] rest = new Column[keys.length - groupColumns - 1];
            for (int k = 0; k < rest.length; k++) {
                rest[k] = keys[groupColumns + 1 + k].gather(row, 1);
            }
            gone.expired(times.value(i), rest);
        }
        return count;
    }

    /** What is done with a row that is gone; its time is no longer in the index. */
    interface Row {
        void expired(long millis, Column[] rest);
    }
}
