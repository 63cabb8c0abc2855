package io.virta.operator.user.cells;

import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.operator.OperatorMetrics;
import io.virta.state.StateTable.SlotCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Any number of times for each group at which it is to be called, in milliseconds since 1970. Used by one thread. */
public final class Timers {
    static final String TABLE = StateVariable.RESERVED + "timers";
    static final int NUMBER = 0;

    private static final int PAGE = 1024;

    private final NumberedKeys times;
    private final int groupColumns;
    private final OperatorMetrics metrics;

    Timers(NumberedKeys times, OperatorMetrics metrics) {
        this.times = times;
        this.groupColumns = times.rows().table().spec().routingColumns();
        this.metrics = metrics;
    }

    /** Whether the group has a timer. */
    public boolean contains(long millis) {
        return times.find(GroupTable.number(millis)) >= 0;
    }

    /** Adds a timer, unless it is there. */
    public void add(long millis) {
        if (!contains(millis)) {
            times.add(GroupTable.number(millis));
            metrics.addUpdatedRows(1);
        }
    }

    /** Removes a timer, if it is there. */
    public void remove(long millis) {
        int slot = times.find(GroupTable.number(millis));
        if (slot >= 0) {
            times.remove(slot);
            metrics.addRemovedRows(1);
        }
    }

    /** The timers of the group, the earliest first. */
    public long[] list() {
        long[] all = new long[(int) times.size()];
        int[] filled = new int[1];
        times.walk((keys, slots, count) -> {
            LongColumn page = (LongColumn) keys.flatten();
            for (int i = 0; i < count; i++) {
                all[filled[0]++] = page.value(i);
            }
        });
        Arrays.sort(all);
        return all;
    }

    /** The timers of all groups at or before a time, the earliest first; none is removed. */
    public List<Timer> due(long nowMillis) {
        List<Timer> due = new ArrayList<>();
        int[] slots = new int[PAGE];
        SlotCursor cursor = times.rows().table().cursor(nowMillis);
        for (int count = cursor.next(slots); count > 0; count = cursor.next(slots)) {
            Column[] keys = times.rows().table().keys(slots, count);
            Column[] groups = Arrays.copyOf(keys, groupColumns);
            LongColumn millis = (LongColumn) keys[groupColumns].flatten();
            for (int i = 0; i < count; i++) {
                due.add(new Timer(groups, i, millis.value(i)));
            }
        }
        due.sort(Comparator.comparingLong(Timer::millis));
        return due;
    }

    /**
     * A timer of some group.
     *
     * @param keys the columns of keys of groups
     * @param row the row of the group's key
     */
    public record Timer(Column[] keys, int row, long millis) {
        /** Goes to the group. */
        public void enter(Group group) {
            Column[] own = new Column[keys.length];
            for (int i = 0; i < own.length; i++) {
                own[i] = keys[i].gather(new int[] {row}, 1).flatten();
            }
            group.page(own, 1);
        }
    }
}
