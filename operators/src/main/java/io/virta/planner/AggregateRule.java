package io.virta.planner;

import io.virta.analysis.EventTimeColumns;
import io.virta.connector.OutputMode;
import io.virta.expression.AggregateCall;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.operator.OperatorSpec;
import io.virta.operator.aggregate.AggregationPlan;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An aggregation is made in two steps: partial groups where the rows are, then, behind an exchange by the grouping columns, the groups themselves; a projection makes the SELECT
 * list of groupings and aggregates. Over bounded input it emits all groups once, as complete mode does.
 */
final class AggregateRule implements PlannerRule<LogicalPlan.Aggregate> {
    private static final long FIRST_PARTIAL_COLUMN = -3001;
    private static final long FIRST_RESULT_COLUMN = -4001;

    @Override
    public Flow plan(LogicalPlan.Aggregate node, Planning planning) {
        List<AggregateCall> calls = calls(node.output());
        List<Expression> readers = new ArrayList<>(node.groupings());
        readers.addAll(calls);
        Flow input = planning.asChanges(() -> ProjectRule.planNarrow(node.child(), readers, planning));
        OutputMode mode = planning.isStreaming() ? planning.shownAs() : OutputMode.COMPLETE;
        boolean keepsAll = planning.mode() == OutputMode.COMPLETE && mode != OutputMode.COMPLETE;
        int closing = keepsAll ? AggregationPlan.NOTHING_CLOSES : closingGrouping(node, planning);
        AggregationPlan aggregation = new AggregationPlan(node.groupings(), calls, input.columns(), mode, closing);
        List<ColumnRef> made = result(node.groupings(), aggregation.outputSchema());
        Flow flow = input.revises() || aggregation.revisesGroups()
                ? revised(input, aggregation, made, planning)
                : grouped(input, aggregation, made, planning);
        List<ColumnRef> keys = made.subList(0, node.groupings().size());
        flow.setKeys(keys);
        ProjectRule.project(flow, output(node.output(), calls, made.subList(keys.size(), made.size())));
        return flow;
    }

    /** Groups of rows that stay. Where an operator above takes changes, a change log makes them of the groups. */
    private static Flow grouped(Flow input, AggregationPlan aggregation, List<ColumnRef> made, Planning planning) {
        OperatorSpec partial = aggregation.partialSpec();
        input.append(partial, columns(partial.outputSchema(), FIRST_PARTIAL_COLUMN));
        OperatorSpec groups = aggregation.finalSpec();
        Flow flow = planning.exchange(input, groups.inputDistributions().get(0));
        flow.append(groups, made);
        if (planning.emitsChanges()) {
            OperatorSpec changes = aggregation.changesSpec();
            flow = planning.exchange(flow, changes.inputDistributions().get(0));
            flow.append(changes, made);
        }
        return flow;
    }

    /** Groups of rows that may be taken back. */
    private static Flow revised(Flow input, AggregationPlan aggregation, List<ColumnRef> made, Planning planning) {
        OperatorSpec arguments = aggregation.argumentsSpec();
        input.append(arguments, columns(arguments.outputSchema(), FIRST_PARTIAL_COLUMN));
        OperatorSpec groups = aggregation.revisedSpec();
        Flow flow = planning.exchange(input, groups.inputDistributions().get(0));
        flow.append(groups, made);
        return flow;
    }

    /** The aggregates in the output, each once. */
    private static List<AggregateCall> calls(List<Expression> output) {
        Set<AggregateCall> calls = new LinkedHashSet<>();
        output.forEach(expression -> collect(expression, calls));
        return List.copyOf(calls);
    }

    private static void collect(Expression expression, Set<AggregateCall> calls) {
        if (expression instanceof AggregateCall call) {
            calls.add(call);
        } else {
            expression.children().forEach(child -> collect(child, calls));
        }
    }

    /** The grouping by which the watermark closes groups, a window before a column. */
    private static int closingGrouping(LogicalPlan.Aggregate node, Planning planning) {
        int closing = AggregationPlan.NOTHING_CLOSES;
        if (planning.isStreaming()) {
            Map<Long, Long> eventTimes = EventTimeColumns.of(node.child());
            for (int i = 0; i < node.groupings().size(); i++) {
                Expression grouping = node.groupings().get(i);
                if (EventTimeColumns.delayOf(grouping, eventTimes) != null && (closing < 0 || isComputed(grouping))) {
                    closing = i;
                }
            }
        }
        return closing;
    }

    private static boolean isComputed(Expression grouping) {
        return !(grouping instanceof ColumnRef);
    }

    private static List<ColumnRef> columns(StructType schema, long firstId) {
        List<ColumnRef> columns = new ArrayList<>();
        for (StructField field : schema.fields()) {
            columns.add(new ColumnRef(
                    firstId - columns.size(), field.name(), field.dataType(), field.nullable(), List.of()));
        }
        return columns;
    }

    /** The columns of the result: groupings under their own ids, aggregates under new ones. */
    private static List<ColumnRef> result(List<Expression> groupings, StructType schema) {
        List<ColumnRef> columns = new ArrayList<>(columns(schema, FIRST_RESULT_COLUMN));
        for (int i = 0; i < groupings.size(); i++) {
            columns.set(i, PlanOutput.column(groupings.get(i)));
        }
        return columns;
    }

    private static List<Expression> output(
            List<Expression> output, List<AggregateCall> calls, List<ColumnRef> results) {
        return output.stream()
                .map(expression -> expression.transformUp(
                        part -> part instanceof AggregateCall call ? results.get(calls.indexOf(call)) : part))
                .toList();
    }
}
