package io.virta.planner;

import io.virta.connector.SourceScan;
import io.virta.expression.ColumnRef;
import io.virta.plan.LogicalPlan.Scan;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;

/** A scan begins a source stage, which reads the columns that the optimizer has left. */
final class ScanRule implements PlannerRule<Scan> {
    @Override
    public Flow plan(Scan node, Planning planning) {
        StructType schema = node.table().schema();
        List<Integer> columns = new ArrayList<>();
        for (ColumnRef column : node.columns()) {
            columns.add(schema.indexOf(column.name()));
        }
        SourceScan scan = node.table().scan(columns, node.pushedFilters());
        return node.pushedFilters().isEmpty()
                ? planning.openSource(node.table(), scan, node.columns())
                : planning.openSource(node.table(), scan, node.pushedFilters(), node.columns());
    }
}
