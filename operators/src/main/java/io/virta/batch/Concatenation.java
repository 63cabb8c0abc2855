package io.virta.batch;

import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;

/** The rows of many batches as one batch of flat columns. Copies them; for what must be kept and reached by row number, such as the build side of a join. */
public final class Concatenation {
    private final List<ColumnBuilder> builders;
    private int rowCount;

    /** An empty one for rows of a schema. */
    public Concatenation(StructType schema) {
        builders = schema.fields().stream()
                .map(field -> ColumnBuilder.of(field.dataType(), 0))
                .toList();
    }

    /** All rows of these batches. */
    public static Batch of(StructType schema, List<Batch> batches) {
        if (batches.size() == 1) {
            return flat(batches.get(0));
        }
        Concatenation all = new Concatenation(schema);
        for (Batch batch : batches) {
            all.append(batch);
        }
        return all.take();
    }

    private static Batch flat(Batch batch) {
        List<Column> columns = new ArrayList<>(batch.columnCount());
        for (Column column : batch.columns()) {
            columns.add(column.flatten());
        }
        return batch.withColumns(columns);
    }

    /** Adds the rows of a batch; a change column is left out. */
    public void append(Batch batch) {
        for (int i = 0; i < builders.size(); i++) {
            ColumnBuilder builder = builders.get(i);
            Column column = batch.column(i);
            for (int row = 0; row < batch.rowCount(); row++) {
                builder.append(column, row);
            }
        }
        rowCount += batch.rowCount();
    }

    /** The number of rows added. */
    public int rowCount() {
        return rowCount;
    }

    /** The rows added, which are forgotten here. */
    public Batch take() {
        List<Column> columns = new ArrayList<>(builders.size());
        for (ColumnBuilder builder : builders) {
            columns.add(builder.build());
        }
        Batch batch = new Batch(rowCount, columns);
        rowCount = 0;
        return batch;
    }
}
