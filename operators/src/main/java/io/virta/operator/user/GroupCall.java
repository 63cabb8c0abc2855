package io.virta.operator.user;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.StructBuilder;

/**
 * One call of a {@link SingleStateFunction}: a group with its rows of the epoch and its state. Reused from call to call. Times are in milliseconds since 1970, as Spark's API has them.
 */
public final class GroupCall implements RowsOfGroup {
    /** Stands for no watermark. */
    public static final long NO_WATERMARK = -1;

    /** Stands for never. */
    public static final long NEVER = Long.MAX_VALUE;

    GroupRows rows = new GroupRows();
    Column[] keys = new Column[0];
    Column[] state = new Column[0];
    int group;
    int index;
    boolean isDue;
    long watermarkMillis;
    long processingMillis;
    long dueMillis;
    ColumnBuilder[] nextState;
    StructBuilder output;

    GroupCall(ColumnBuilder[] nextState, StructBuilder output) {
        this.nextState = nextState;
        this.output = output;
    }

    /** The columns of the key; the group's are at {@link #index}. */
    public Column[] keys() {
        return keys;
    }

    /** The state before the call; the group's is at {@link #index}. */
    public Column state() {
        return state[0];
    }

    /** The row at which key and state of the group are. */
    public int index() {
        return index;
    }

    @Override
    public int rowCount() {
        return isDue ? 0 : rows.count(group);
    }

    @Override
    public Batch batch(int i) {
        return rows.batch(group, i);
    }

    @Override
    public int row(int i) {
        return rows.row(group, i);
    }

    /** Whether it is called because the time it asked for has come, and not for rows. */
    public boolean isDue() {
        return isDue;
    }

    /** The watermark, 0 before the first event time was seen; {@link #NO_WATERMARK} if the query has none. */
    public long watermarkMillis() {
        return watermarkMillis;
    }

    /** The epoch's timestamp. */
    public long processingMillis() {
        return processingMillis;
    }

    /** The time at which the group is to be called, as an earlier call left it; {@link #NEVER} if none did. */
    public long dueMillis() {
        return dueMillis;
    }

    /** Asks for a call once the clock is past a time; {@link #NEVER} for no call. Unless this is said, the group is not called but for rows. */
    public void setDueMillis(long millis) {
        nextDueMillis = millis;
    }

    /** Where rows of the result are appended. */
    public StructBuilder output() {
        return output;
    }

    /** Where the state after the call is appended, one row. */
    public ColumnBuilder nextState() {
        return nextState[0];
    }

    long nextDueMillis = NEVER;
}
