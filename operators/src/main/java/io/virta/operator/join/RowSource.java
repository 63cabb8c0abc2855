package io.virta.operator.join;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.ConstantColumn;
import io.virta.expression.ColumnRef;
import java.util.List;

/** One side of a piece of row pairs: rows of it can be gathered by number. */
@FunctionalInterface
interface RowSource {
    /** The values of a column in {@code count} rows. */
    Column gather(int column, int[] rows, int count);

    /** The rows of a batch. */
    static RowSource of(Batch batch) {
        return (column, rows, count) -> batch.column(column).gather(rows, count);
    }

    /** Rows that are null in every column, for the side of an outer join that has no match. */
    static RowSource nulls(List<ColumnRef> columns) {
        return (column, rows, count) -> {
            ColumnBuilder builder = ColumnBuilder.of(columns.get(column).type(), 1);
            builder.appendNull();
            return new ConstantColumn(builder.build(), count);
        };
    }
}
