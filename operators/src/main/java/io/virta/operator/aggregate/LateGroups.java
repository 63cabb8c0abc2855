package io.virta.operator.aggregate;

import io.virta.batch.Batch;
import io.virta.batch.LongColumn;

/**
 * Which rows of a batch belong to groups that the watermark has not closed.
 *
 * @param timely their numbers, ascending
 * @param timelyCount how many there are
 */
record LateGroups(int[] timely, int timelyCount) {
    private static final int[] NONE = {};

    /** The rows whose bucket is after {@code closedUpTo}, or null. */
    static LateGroups of(Batch batch, int bucketColumn, long closedUpTo) {
        LongColumn buckets = (LongColumn) batch.column(bucketColumn).flatten();
        int rowCount = batch.rowCount();
        int late = 0;
        for (int row = 0; row < rowCount; row++) {
            if (buckets.value(row) <= closedUpTo && !buckets.isNull(row)) {
                late++;
            }
        }
        if (late == 0) {
            return new LateGroups(NONE, rowCount);
        }
        int[] rows = new int[rowCount - late];
        int count = 0;
        for (int row = 0; row < rowCount; row++) {
            if (buckets.value(row) > closedUpTo || buckets.isNull(row)) {
                rows[count++] = row;
            }
        }
        return new LateGroups(rows, count);
    }

    /** The numbers of the others, ascending, of {@code rowCount} rows. */
    int[] late(int rowCount) {
        int[] late = new int[rowCount - timelyCount];
        int next = 0;
        for (int row = 0, found = 0; found < late.length; row++) {
            if (next < timelyCount && timely[next] == row) {
                next++;
            } else {
                late[found++] = row;
            }
        }
        return late;
    }
}
