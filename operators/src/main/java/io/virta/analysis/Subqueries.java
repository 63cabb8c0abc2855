package io.virta.analysis;

import io.virta.error.VirtaException;
import io.virta.expression.Call;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.SubqueryExpression;
import io.virta.expression.Trees;
import io.virta.plan.LogicalPlan;
import io.virta.plan.LogicalPlan.JoinType;
import io.virta.plan.PlanOutput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Conditions, with {@code [NOT] IN} and {@code [NOT] EXISTS} of subqueries made into semi and anti joins. A subquery may compare with columns around it in its
 * WHERE; those comparisons become part of the join condition.
 */
final class Subqueries {
    private final PlanResolver resolver;

    Subqueries(PlanResolver resolver) {
        this.resolver = resolver;
    }

    LogicalPlan filter(Expression condition, LogicalPlan child) {
        if (!Trees.hasSubquery(condition)) {
            return new HiddenColumns(resolver).filter(condition, child);
        }
        ScalarSubqueries scalars = new ScalarSubqueries(resolver, child);
        Expression plain = null;
        List<Expression> joins = new ArrayList<>();
        for (Expression conjunct : Trees.conjuncts(scalars.replace(condition))) {
            if (Trees.hasSubquery(conjunct)) {
                joins.add(conjunct);
            } else {
                plain = plain == null ? conjunct : Call.of("and", plain, conjunct);
            }
        }
        LogicalPlan plan = scalars.plan();
        if (plain != null) {
            plan = new HiddenColumns(resolver).filter(plain, plan);
        }
        for (Expression conjunct : joins) {
            plan = join(conjunct, plan);
        }
        return scalars.plan() == child ? plan : new LogicalPlan.Project(List.copyOf(PlanOutput.of(child)), plan);
    }

    static VirtaException misplaced(SubqueryExpression subquery) {
        return AnalysisErrors.invalid(
                "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY",
                "A subquery cannot stand here: `" + subquery.sql() + "`.",
                "IN and EXISTS stand in WHERE, joined to other conditions by AND; elsewhere write a join.");
    }

    private LogicalPlan join(Expression conjunct, LogicalPlan plan) {
        boolean negated = conjunct instanceof Call call && call.name().equals("not");
        Expression inner = negated ? ((Call) conjunct).arguments().get(0) : conjunct;
        if (inner instanceof Call call && call.name().equals("not")) {
            return join(call.arguments().get(0), plan);
        }
        if (!(inner instanceof SubqueryExpression subquery)) {
            throw misplaced(firstSubquery(conjunct));
        }
        LogicalPlan resolved = resolver.inside(plan).resolve((LogicalPlan) subquery.plan());
        if (Ids.overlap(plan, resolved) && FreeColumns.of(resolved).isEmpty()) {
            resolved = resolver.ids.renumber(resolved);
        }
        List<Expression> correlated = new ArrayList<>();
        List<ColumnRef> columns = PlanOutput.of(resolved);
        LogicalPlan free = pullUp(resolved, correlated);
        Expression condition = null;
        if (subquery.kind() == SubqueryExpression.Kind.IN) {
            condition = membership(subquery, columns, plan, negated);
        }
        for (Expression part : correlated) {
            condition = condition == null ? part : resolver.calls.make("and", condition, part);
        }
        JoinType type = negated ? JoinType.LEFT_ANTI : JoinType.LEFT_SEMI;
        return new LogicalPlan.Join(plan, free, type, condition, List.of());
    }

    private Expression membership(
            SubqueryExpression subquery, List<ColumnRef> columns, LogicalPlan plan, boolean negated) {
        List<Expression> operands =
                subquery.operands().stream().map(resolver.over(plan)::resolve).toList();
        if (operands.size() != columns.size()) {
            throw AnalysisErrors.mismatch(
                    "IN_SUBQUERY_LENGTH_MISMATCH",
                    "IN compares " + operands.size() + " values with " + columns.size() + " columns.",
                    "Select as many columns as there are values on the left.");
        }
        Expression all = null;
        for (int i = 0; i < operands.size(); i++) {
            Expression equal = resolver.calls.make("=", operands.get(i), columns.get(i));
            if (negated) {
                equal = resolver.calls.make("or", equal, resolver.calls.make("isnull", equal));
            }
            all = all == null ? equal : resolver.calls.make("and", all, equal);
        }
        return java.util.Objects.requireNonNull(all);
    }

    /** The plan without the conditions that read columns around it; those are added to the list, and what they read of the plan to its columns. */
    private LogicalPlan pullUp(LogicalPlan plan, List<Expression> correlated) {
        if (FreeColumns.of(plan).isEmpty()) {
            return plan;
        }
        if (plan instanceof LogicalPlan.SubqueryAlias alias) {
            return alias.over(pullUp(alias.child(), correlated));
        }
        if (plan instanceof LogicalPlan.Project project
                && FreeColumns.of(project, project.expressions()).isEmpty()) {
            LogicalPlan child = pullUp(project.child(), correlated);
            List<Expression> items = new ArrayList<>(project.expressions());
            Set<Long> needed = new HashSet<>();
            correlated.forEach(part -> needed.addAll(Trees.columns(part)));
            items.forEach(item -> needed.remove(PlanOutput.column(item).id()));
            PlanOutput.of(child).stream()
                    .filter(column -> needed.contains(column.id()))
                    .forEach(items::add);
            return new LogicalPlan.Project(items, child);
        }
        if (plan instanceof LogicalPlan.Filter filter) {
            LogicalPlan child = pullUp(filter.child(), correlated);
            Expression kept = null;
            for (Expression part : Trees.conjuncts(filter.condition())) {
                if (!FreeColumns.of(filter, List.of(part)).isEmpty()) {
                    correlated.add(part);
                } else {
                    kept = kept == null ? part : resolver.calls.make("and", kept, part);
                }
            }
            return kept == null ? child : new LogicalPlan.Filter(kept, child);
        }
        throw AnalysisErrors.invalid(
                "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.ACCESSING_OUTER_QUERY_COLUMN_IS_NOT_ALLOWED",
                "The subquery reads a column around it outside of its WHERE.",
                "Compare with columns around a subquery in its WHERE only, or write a join.");
    }

    private static SubqueryExpression firstSubquery(Expression tree) {
        @Nullable SubqueryExpression found = tree instanceof SubqueryExpression subquery ? subquery : null;
        for (Expression child : tree.children()) {
            found = found == null && Trees.hasSubquery(child) ? firstSubquery(child) : found;
        }
        return java.util.Objects.requireNonNull(found);
    }
}
