package io.virta.session;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Alias;
import io.virta.expression.Cast;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;

/** Fits the rows of a query to the columns of a table, by position, as {@code INSERT INTO} does. */
public final class TableColumns {
    private TableColumns() {}

    /** The analysed plan with the names and types of the table's columns; unchanged if the table has no schema. Throws DATATYPE_MISMATCH for another number of columns. */
    public static LogicalPlan fit(LogicalPlan analysed, TableDefinition table) {
        StructType schema = table.schema();
        if (schema == null) {
            return analysed;
        }
        List<ColumnRef> columns = PlanOutput.of(analysed);
        if (columns.size() != schema.size()) {
            throw new VirtaException(
                    ErrorCode.DATATYPE_MISMATCH,
                    "The table '" + table.name() + "' has " + schema.size() + " columns, the query " + columns.size()
                            + ".",
                    "The table's are " + schema.toDDL() + ".");
        }
        List<Expression> fitted = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            fitted.add(fit(columns.get(i), schema.field(i)));
        }
        return fitted.equals(columns) ? analysed : new LogicalPlan.Project(fitted, analysed);
    }

    private static Expression fit(ColumnRef column, StructField field) {
        boolean sameType = column.type().equals(field.dataType());
        if (sameType && column.name().equals(field.name())) {
            return column;
        }
        return new Alias(sameType ? column : new Cast(column, field.dataType()), field.name());
    }
}
