package io.virta.operator.aggregate;

import io.virta.batch.BooleanColumn;
import io.virta.batch.Column;
import io.virta.state.StateColumn;
import java.util.Arrays;
import java.util.List;

/** The accumulators of rows that are each a group of their own: what is sent where grouping before the exchange does not pay or cannot be. */
final class RowAccumulators {
    private final AggregateColumn[] columns;
    private int[] identity = new int[0];

    RowAccumulators(AggregateColumn[] columns) {
        this.columns = columns;
    }

    /**
     * Appends what an aggregate sends for each row.
     *
     * @param slots negative for rows that do not count
     */
    void append(int aggregate, int[] slots, Column[] arguments, int rowCount, List<Column> sent) {
        if (columns[aggregate].isDistinct()) {
            boolean[] counts = new boolean[rowCount];
            for (int row = 0; row < rowCount; row++) {
                counts[row] = slots[row] >= 0;
            }
            for (Column argument : arguments) {
                sent.add(argument);
                for (int row = 0; row < rowCount; row++) {
                    counts[row] &= !argument.isNull(row);
                }
            }
            sent.add(new BooleanColumn(counts, null));
            return;
        }
        StateColumn[] state = StateColumn.of(columns[aggregate].state());
        for (StateColumn column : state) {
            column.ensureCapacity(rowCount);
        }
        columns[aggregate].aggregator().update(state, slots, arguments, rowCount);
        for (StateColumn column : state) {
            sent.add(column.gather(identity(rowCount), rowCount));
        }
    }

    /** The slots of rows that are their own groups. */
    int[] identity(int rowCount) {
        if (identity.length < rowCount) {
            identity = new int[rowCount];
            Arrays.setAll(identity, i -> i);
        }
        return identity;
    }
}
