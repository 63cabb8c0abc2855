package io.virta.analysis;

import io.virta.connector.SourceTable;
import io.virta.expression.ColumnRef;
import io.virta.plan.LogicalPlan;
import io.virta.row.Row;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;

/** Analysed plans of things that have a schema of their own. */
public final class Relations {
    private Relations() {}

    /** All columns of a table, in a plan that stands alone. */
    public static LogicalPlan scan(SourceTable table, boolean streaming) {
        return scan(table, streaming, 0);
    }

    /** All columns of a table; their numbers are greater than {@code columnsFrom}. */
    public static LogicalPlan scan(SourceTable table, boolean streaming, long columnsFrom) {
        return new LogicalPlan.Scan(table, streaming, columns(table.schema(), new Ids(columnsFrom)), List.of(), 0);
    }

    /** Rows given literally, in a plan that stands alone; each has a value for each field of the schema. */
    public static LogicalPlan rows(StructType schema, List<Row> rows) {
        return rows(schema, rows, 0);
    }

    /** Rows given literally; the numbers of their columns are greater than {@code columnsFrom}. */
    public static LogicalPlan rows(StructType schema, List<Row> rows, long columnsFrom) {
        return new LogicalPlan.LocalRows(columns(schema, new Ids(columnsFrom)), schema, List.copyOf(rows));
    }

    static List<ColumnRef> columns(StructType schema, Ids ids) {
        List<ColumnRef> columns = new ArrayList<>();
        for (StructField field : schema.fields()) {
            columns.add(new ColumnRef(ids.next(), field.name(), field.dataType(), field.nullable(), List.of()));
        }
        return columns;
    }
}
