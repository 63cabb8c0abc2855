package io.virta.planner;

import io.virta.analysis.OverTimes;
import io.virta.connector.OutputMode;
import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.expression.FieldAccess;
import io.virta.expression.Literal;
import io.virta.expression.OverCall;
import io.virta.expression.ScalarCall;
import io.virta.operator.over.OverRows;
import io.virta.operator.revision.PartitionLayout;
import io.virta.operator.revision.RevisedPartitions;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;

/** Functions OVER windows are computed partition by partition, where their rows are; over bounded input once, as complete mode does. The watermark closes partitions with an event time. */
final class OverRule implements PlannerRule<LogicalPlan.Over> {
    private static final long FIRST_KEY = -7001;

    @Override
    public Flow plan(LogicalPlan.Over node, Planning planning) {
        return plan(node, Long.MAX_VALUE, planning);
    }

    /** Plans functions of which a condition above reads only some rows. */
    static Flow plan(LogicalPlan.Over node, Expression condition, Planning planning) {
        long limit = Long.MAX_VALUE;
        if (node.calls().size() == 1
                && call(node.calls().get(0)).function() instanceof ScalarCall function
                && function.function().name().equals("row_number")) {
            for (Expression part : References.conjuncts(condition)) {
                limit = Math.min(limit, limit(part, node.calls().get(0).id()));
            }
        }
        return plan(node, limit, planning);
    }

    /** How large a condition lets a column be. */
    private static long limit(Expression condition, long column) {
        if (condition instanceof ScalarCall call
                && call.arguments().size() == 2
                && call.arguments().get(0) instanceof ColumnRef left
                && left.id() == column
                && call.arguments().get(1) instanceof Literal literal
                && literal.value() instanceof Integer number
                && number > 0) {
            return switch (call.function().name()) {
                case "<=", "=" -> number;
                case "<" -> number - 1L;
                default -> Long.MAX_VALUE;
            };
        }
        return Long.MAX_VALUE;
    }

    private static OverCall call(Alias alias) {
        return (OverCall) alias.child();
    }

    private static Flow plan(LogicalPlan.Over node, long limit, Planning planning) {
        boolean closes = planning.isStreaming()
                && planning.shownAs() != OutputMode.COMPLETE
                && planning.mode() != OutputMode.COMPLETE
                && OverTimes.closingKey(node) >= 0;
        if (planning.isStreaming() && planning.mode() == OutputMode.APPEND && !closes) {
            return OverByTimeRule.plan(node, planning);
        }
        Flow input = planning.asChanges(() -> planning.plan(node.child()));
        List<ColumnRef> columns = input.columns();
        List<Expression> arranged = keys(node);
        int keys = arranged.size();
        if (closes) {
            Expression closing = PlanOutput.column(arranged.get(OverTimes.closingKey(node)));
            Expression key = OverTimes.calls(node).get(0).partition().get(OverTimes.closingKey(node));
            Expression end = ExpressionTypes.typeOf(closing) instanceof StructType ? new FieldAccess(key, "end") : key;
            arranged.add(new Alias(end, List.of("bucket"), FIRST_KEY - keys));
        }
        int copies = arranged.size();
        arranged.addAll(columns);
        ProjectRule.project(input, arranged);
        PartitionLayout layout = closes
                ? new PartitionLayout(input.schema(), copies, keys, keys, 0)
                : new PartitionLayout(input.schema(), keys);
        List<ColumnRef> made = made(input, node);
        OverRows.Spec over =
                new OverRows.Spec(OverTimes.calls(node), input.columns(), copies, limit, ColumnRef.schema(made));
        RevisedPartitions.Spec spec = new RevisedPartitions.Spec(over, layout, 1, input.revises(), planning.shownAs());
        Flow flow = planning.exchange(input, spec.inputDistributions().get(0));
        flow.append(spec, made);
        ProjectRule.project(flow, List.copyOf(made.subList(copies, made.size())));
        return flow;
    }

    /** Copies of what tells partitions apart. */
    static List<Expression> keys(LogicalPlan.Over node) {
        List<Expression> keys = new ArrayList<>();
        for (Expression key : OverTimes.calls(node).get(0).partition()) {
            keys.add(new Alias(key, List.of("key" + keys.size()), FIRST_KEY - keys.size()));
        }
        return keys;
    }

    /** The columns behind the functions. */
    static List<ColumnRef> made(Flow input, LogicalPlan.Over node) {
        List<ColumnRef> made = new ArrayList<>(input.columns());
        node.calls().forEach(call -> made.add(PlanOutput.column(call)));
        return made;
    }
}
