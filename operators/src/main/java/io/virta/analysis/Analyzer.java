package io.virta.analysis;

import io.virta.expression.ColumnRef;
import io.virta.plan.LogicalPlan;

/**
 * Resolves names and types of a logical plan by Spark's rules. Afterwards every column is a {@code ColumnRef} with a number, every call is typed and its
 * arguments cast, and only these nodes are left: scans, rows, projections, filters, aggregates, joins with a condition, unions, set operations, DISTINCT,
 * deduplication, watermarks, generators, sorts, limits, repartitioning and table aliases. Analysing an analysed plan changes nothing, so plans can be analysed
 * as they grow.
 */
public final class Analyzer {
    private Analyzer() {}

    /** The analysed plan; throws the first error found. Scans are numbered from 0 in the order in which they stand. */
    public static LogicalPlan analyze(LogicalPlan plan, AnalysisContext context) {
        Ids ids = new Ids(context.columnsFrom());
        ids.reserve(plan);
        LogicalPlan resolved = new PlanResolver(context, ids).resolve(plan);
        for (ColumnRef foreign : FreeColumns.of(resolved).values()) {
            throw AnalysisErrors.foreignColumn(foreign.name());
        }
        return numberScans(resolved, new long[1]);
    }

    private static LogicalPlan numberScans(LogicalPlan plan, long[] next) {
        if (plan instanceof LogicalPlan.Scan scan) {
            return new LogicalPlan.Scan(
                    scan.table(), scan.streaming(), scan.columns(), scan.pushedFilters(), next[0]++);
        }
        return plan.withChildren(
                plan.children().stream().map(child -> numberScans(child, next)).toList());
    }
}
