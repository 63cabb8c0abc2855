package io.virta.operator.join;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the batches of joined rows: the columns of the left side, then those of the right one. */
record Pairs(int leftColumns, int rightColumns) {
    /** {@code count} pairs; {@code changes} of them, or null. */
    Batch batch(
            RowSource left, int[] leftRows, RowSource right, int[] rightRows, int count, byte @Nullable [] changes) {
        List<Column> columns = new ArrayList<>(leftColumns + rightColumns);
        for (int column = 0; column < leftColumns; column++) {
            columns.add(left.gather(column, leftRows, count));
        }
        for (int column = 0; column < rightColumns; column++) {
            columns.add(right.gather(column, rightRows, count));
        }
        return new Batch(count, columns, changes);
    }
}
