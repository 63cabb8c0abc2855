package io.virta.planner;

import io.virta.batch.Batch;
import io.virta.batch.IntColumn;
import io.virta.connector.OutputMode;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.evaluation.ExpressionCompiler;
import io.virta.expression.EvaluationContext;
import io.virta.expression.Expression;
import io.virta.operator.Distribution;
import io.virta.operator.sort.Limit;
import io.virta.plan.LogicalPlan;
import java.util.List;

/** A limit is kept by one instance; over a sort it lets the sort drop rows early. In append mode it counts over the query's whole life. */
final class LimitRule implements PlannerRule<LogicalPlan.Limit> {
    @Override
    public Flow plan(LogicalPlan.Limit node, Planning planning) {
        long rows = constant(node.rows(), planning);
        long offset = node.offset() == null ? 0 : constant(node.offset(), planning);
        if (planning.isStreaming() && RevisedRows.isRevised(node, planning)) {
            return RevisedRows.first(node, rows, planning);
        }
        boolean perEpoch = !planning.isStreaming() || planning.mode() == OutputMode.COMPLETE;
        Flow input = node.child() instanceof LogicalPlan.Sort sort
                ? SortRule.plan(sort, rows + offset, planning)
                : planning.plan(node.child());
        if (node.child() instanceof LogicalPlan.Sort && offset == 0) {
            return input;
        }
        boolean ordered = input.isOrdered();
        Flow flow = perEpoch ? planning.single(input) : planning.exchange(input, new Distribution.Single());
        flow.append(new Limit.Spec(rows, offset, perEpoch, flow.schema()), flow.columns());
        flow.setOrdered(ordered);
        return flow;
    }

    private static long constant(Expression expression, Planning planning) {
        EvaluationContext context = new EvaluationContext(planning.settings().zone(), 0, 0, 0, 0);
        if (References.ids(List.of(expression)).isEmpty()
                && ExpressionCompiler.compile(expression, List.of())
                                .evaluate(new Batch(1, List.of()), context)
                                .flatten()
                        instanceof IntColumn value
                && !value.isNull(0)
                && value.value(0) >= 0) {
            return value.value(0);
        }
        throw new VirtaException(
                ErrorCode.INVALID_QUERY,
                "LIMIT and OFFSET take a constant whole number of at least 0, not " + expression.sql() + ".",
                "Write the number of rows.");
    }
}
