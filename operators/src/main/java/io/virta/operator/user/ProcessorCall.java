package io.virta.operator.user;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.StructBuilder;
import io.virta.operator.user.cells.Group;

/** One call of a {@link ProcessorFunction}. Reused from call to call. Times are in milliseconds since 1970. */
public final class ProcessorCall implements RowsOfGroup {
    private final Group group;
    private final GroupRows rows;
    StructBuilder output;
    int number;
    boolean hasRows;
    long watermarkMillis;
    long processingMillis;

    ProcessorCall(Group group, GroupRows rows, StructBuilder output) {
        this.group = group;
        this.rows = rows;
        this.output = output;
    }

    /** The columns of the key; the group's are at {@link #index}. */
    public Column[] keys() {
        return group.pageKeys();
    }

    /** The row at which the key of the group is. */
    public int index() {
        return group.index();
    }

    @Override
    public int rowCount() {
        return hasRows ? rows.count(number) : 0;
    }

    @Override
    public Batch batch(int i) {
        return rows.batch(number, i);
    }

    @Override
    public int row(int i) {
        return rows.row(number, i);
    }

    /** The watermark, 0 before the first event time was seen; -1 if the query has none. */
    public long watermarkMillis() {
        return watermarkMillis;
    }

    /** The epoch's timestamp. */
    public long processingMillis() {
        return processingMillis;
    }

    /** Where rows of the result are appended. */
    public StructBuilder output() {
        return output;
    }
}
