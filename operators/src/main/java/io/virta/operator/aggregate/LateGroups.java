package io.virta.operator.aggregate;

import io.virta.batch.Batch;
import io.virta.batch.LongColumn;
import io.virta.operator.OperatorMetrics;

/** Drops the rows of groups that the watermark has closed, and counts them. */
final class LateGroups {
    private LateGroups() {}

    /** The rows whose bucket is after {@code closedUpTo}, or null. */
    static Batch without(Batch batch, int bucketColumn, long closedUpTo, OperatorMetrics metrics) {
        LongColumn buckets = (LongColumn) batch.column(bucketColumn).flatten();
        int rowCount = batch.rowCount();
        int late = 0;
        for (int row = 0; row < rowCount; row++) {
            if (buckets.value(row) <= closedUpTo && !buckets.isNull(row)) {
                late++;
            }
        }
        if (late == 0) {
            return batch;
        }
        metrics.addLateRows(late);
        int[] rows = new int[rowCount - late];
        int count = 0;
        for (int row = 0; row < rowCount; row++) {
            if (buckets.value(row) > closedUpTo || buckets.isNull(row)) {
                rows[count++] = row;
            }
        }
        return batch.gather(rows, count);
    }
}
