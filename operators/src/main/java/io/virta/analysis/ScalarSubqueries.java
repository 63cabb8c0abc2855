package io.virta.analysis;

import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.SubqueryExpression;
import io.virta.expression.Trees;
import io.virta.plan.LogicalPlan;
import io.virta.plan.LogicalPlan.JoinType;
import io.virta.plan.PlanOutput;
import java.util.List;

/** Subqueries that stand for one value: each that always has one row is joined to the input, and its column takes its place. */
final class ScalarSubqueries {
    private final PlanResolver resolver;
    private LogicalPlan plan;

    ScalarSubqueries(PlanResolver resolver, LogicalPlan input) {
        this.resolver = resolver;
        this.plan = input;
    }

    /** The input joined to the subqueries replaced so far. */
    LogicalPlan plan() {
        return plan;
    }

    Expression replace(Expression expression) {
        return Trees.hasSubquery(expression) ? expression.transformUp(this::value) : expression;
    }

    private Expression value(Expression node) {
        if (!(node instanceof SubqueryExpression subquery) || subquery.kind() != SubqueryExpression.Kind.SCALAR) {
            return node;
        }
        LogicalPlan one = resolver.resolve((LogicalPlan) subquery.plan());
        List<ColumnRef> columns = PlanOutput.of(one);
        if (columns.size() != 1) {
            throw AnalysisErrors.invalid(
                    "INVALID_SUBQUERY_EXPRESSION.SCALAR_SUBQUERY_RETURN_MORE_THAN_ONE_OUTPUT_COLUMN",
                    "A subquery in the place of a value has " + columns.size() + " columns.",
                    "Select one.");
        }
        if (!alwaysOneRow(one)) {
            throw AnalysisErrors.invalid(
                    null,
                    "A subquery in the place of a value may have more than one row.",
                    "Aggregate it without GROUP BY, for example with max(...), or write a join.");
        }
        LogicalPlan own = Ids.overlap(plan, one) ? resolver.ids.renumber(one) : one;
        plan = new LogicalPlan.Join(plan, own, JoinType.INNER, null, List.of());
        return PlanOutput.of(own).get(0);
    }

    private static boolean alwaysOneRow(LogicalPlan plan) {
        if (plan instanceof LogicalPlan.Project || plan instanceof LogicalPlan.SubqueryAlias) {
            return alwaysOneRow(plan.children().get(0));
        }
        return plan instanceof LogicalPlan.Aggregate aggregate
                        && aggregate.groupings().isEmpty()
                || plan instanceof LogicalPlan.OneRow;
    }
}
