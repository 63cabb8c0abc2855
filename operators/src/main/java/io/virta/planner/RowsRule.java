package io.virta.planner;

import io.virta.batch.Batch;
import io.virta.plan.LogicalPlan.LocalRows;
import io.virta.plan.LogicalPlan.OneRow;
import io.virta.row.RowConverter;
import io.virta.types.StructType;
import java.util.List;

/** Rows that the plan itself holds are read like a bounded source. */
final class RowsRule {
    private RowsRule() {}

    static Flow localRows(LocalRows node, Planning planning) {
        Batch batch = RowConverter.toBatch(node.rows(), node.schema());
        RowsTable table = new RowsTable(node.schema(), List.of(batch));
        return planning.openSource(table, table, node.columns());
    }

    static Flow oneRow(OneRow node, Planning planning) {
        RowsTable table = new RowsTable(new StructType(), List.of(new Batch(1, List.of())));
        return planning.openSource(table, table, List.of());
    }
}
