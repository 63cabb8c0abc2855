package io.virta.sql;

import io.virta.expression.Call;
import io.virta.expression.Expression;
import io.virta.expression.SortOrder;
import io.virta.expression.UnresolvedColumn;
import io.virta.plan.LogicalPlan;
import io.virta.plan.LogicalPlan.Aggregate;
import io.virta.plan.LogicalPlan.Distinct;
import io.virta.plan.LogicalPlan.Filter;
import io.virta.plan.LogicalPlan.Generate;
import io.virta.plan.LogicalPlan.Limit;
import io.virta.plan.LogicalPlan.OneRow;
import io.virta.plan.LogicalPlan.Project;
import io.virta.plan.LogicalPlan.SetOperation;
import io.virta.plan.LogicalPlan.Sort;
import io.virta.plan.LogicalPlan.SubqueryAlias;
import io.virta.plan.LogicalPlan.Union;
import io.virta.plan.LogicalPlan.UnresolvedTable;
import io.virta.plan.LogicalPlan.Values;
import io.virta.plan.LogicalPlan.With;
import io.virta.sql.parser.VirtaParser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds queries: SELECT with its clauses, set operations, common tables. FROM is built by {@link RelationBuilder}. */
final class QueryBuilder {
    private final ExpressionBuilder expressions = new ExpressionBuilder(this);
    private final RelationBuilder relations = new RelationBuilder(this);

    ExpressionBuilder expressions() {
        return expressions;
    }

    LogicalPlan query(VirtaParser.QueryContext tree) {
        LogicalPlan plan = term(tree.queryTerm());
        if (tree.orderClause() != null) {
            plan = new Sort(
                    tree.orderClause().sortItem().stream().map(this::sortOrder).toList(), plan);
        }
        if (tree.limitClause() != null && tree.limitClause().expression() != null || tree.offsetClause() != null) {
            plan = limit(tree, plan);
        }
        if (tree.commonTable().isEmpty()) {
            return plan;
        }
        List<SubqueryAlias> definitions = tree.commonTable().stream()
                .map(table -> new SubqueryAlias(
                        SqlText.name(table.identifier()),
                        table.identifierList() == null ? List.of() : SqlText.names(table.identifierList()),
                        query(table.query())))
                .toList();
        return new With(definitions, plan);
    }

    private LogicalPlan limit(VirtaParser.QueryContext tree, LogicalPlan plan) {
        Expression rows = tree.limitClause() == null || tree.limitClause().expression() == null
                ? new io.virta.expression.Literal(Integer.MAX_VALUE, io.virta.types.AtomicType.INT)
                : expressions.visit(tree.limitClause().expression());
        Expression offset = tree.offsetClause() == null
                ? null
                : expressions.visit(tree.offsetClause().expression());
        return new Limit(rows, offset, plan);
    }

    SortOrder sortOrder(VirtaParser.SortItemContext tree) {
        boolean ascending = tree.direction == null || tree.direction.getType() == VirtaParser.ASC;
        boolean nullsFirst = tree.nulls == null ? ascending : tree.nulls.getType() == VirtaParser.FIRST;
        return new SortOrder(expressions.visit(tree.expression()), ascending, nullsFirst);
    }

    private LogicalPlan term(VirtaParser.QueryTermContext tree) {
        if (tree instanceof VirtaParser.PrimaryTermContext primary) {
            return primary(primary.queryPrimary());
        }
        VirtaParser.SetTermContext set = (VirtaParser.SetTermContext) tree;
        LogicalPlan left = term(set.left);
        LogicalPlan right = term(set.right);
        boolean all = set.ALL() != null;
        if (set.UNION() != null) {
            Union union = new Union(List.of(left, right), false, false);
            return all ? union : new Distinct(union);
        }
        return new SetOperation(left, right, set.INTERSECT() != null, all);
    }

    private LogicalPlan primary(VirtaParser.QueryPrimaryContext tree) {
        if (tree instanceof VirtaParser.SelectPrimaryContext select) {
            return select(select.select());
        }
        if (tree instanceof VirtaParser.ValuesPrimaryContext values) {
            return values(values.inlineTable());
        }
        if (tree instanceof VirtaParser.TablePrimaryContext table) {
            return new UnresolvedTable(SqlText.names(table.multipartName()), false, SqlText.position(table));
        }
        return query(((VirtaParser.NestedPrimaryContext) tree).query());
    }

    Values values(VirtaParser.InlineTableContext tree) {
        List<List<Expression>> rows = new ArrayList<>();
        for (VirtaParser.ExpressionContext item : tree.expression()) {
            Expression row = expressions.visit(item);
            rows.add(row instanceof Call call && call.name().equals("struct") ? call.arguments() : List.of(row));
        }
        return new Values(rows, List.of());
    }

    private LogicalPlan select(VirtaParser.SelectContext tree) {
        LogicalPlan plan = relations.from(tree.relation());
        for (VirtaParser.LateralViewContext view : tree.lateralView()) {
            plan = lateralView(view, plan);
        }
        if (tree.where != null) {
            plan = new Filter(expressions.visit(tree.where), plan);
        }
        List<Expression> output =
                tree.namedExpression().stream().map(expressions::named).toList();
        Expression having = tree.having == null ? null : expressions.visit(tree.having);
        plan = tree.groupClause() == null
                ? ungrouped(output, having, plan)
                : new Aggregate(groupings(tree.groupClause()), output, plan);
        if (having != null) {
            plan = new Filter(having, plan);
        }
        return tree.DISTINCT() == null ? plan : new Distinct(plan);
    }

    /** HAVING without GROUP BY makes it one group. */
    private static LogicalPlan ungrouped(List<Expression> output, @Nullable Expression having, LogicalPlan input) {
        return having == null ? new Project(output, input) : new Aggregate(List.of(), output, input);
    }

    private LogicalPlan lateralView(VirtaParser.LateralViewContext tree, LogicalPlan input) {
        Expression generator = new Call(
                SqlText.name(tree.functionName()),
                expressions.arguments(tree.argument()),
                false,
                null,
                false,
                SqlText.position(tree));
        int firstColumn = tree.table == null ? 0 : 1;
        List<String> columns =
                tree.identifier().stream().skip(firstColumn).map(SqlText::name).toList();
        List<String> qualifier = tree.table == null ? List.of() : List.of(SqlText.name(tree.table));
        Expression named = columns.isEmpty() ? generator : new io.virta.expression.Alias(generator, columns, 0);
        return new Generate(named, tree.OUTER() != null, qualifier, List.of(), input);
    }

    private List<Expression> groupings(VirtaParser.GroupClauseContext tree) {
        List<Expression> items = new ArrayList<>();
        for (VirtaParser.GroupItemContext item : tree.groupItem()) {
            if (item instanceof VirtaParser.RollupItemContext rollup) {
                items.add(Call.of(
                        kind(rollup.kind),
                        rollup.groupingSet().stream().map(this::group).toList()));
            } else if (item instanceof VirtaParser.GroupingSetsItemContext sets) {
                items.add(groupingSets(sets.groupingSet()));
            } else {
                items.add(expressions.visit(((VirtaParser.ExpressionItemContext) item).expression()));
            }
        }
        if (tree.kind != null) {
            return List.of(Call.of(kind(tree.kind), items));
        }
        return tree.groupingSet().isEmpty() ? items : List.of(groupingSets(tree.groupingSet()));
    }

    private static String kind(org.antlr.v4.runtime.Token token) {
        return token.getType() == VirtaParser.ROLLUP ? "rollup" : "cube";
    }

    private Expression groupingSets(List<VirtaParser.GroupingSetContext> sets) {
        return Call.of(
                "grouping sets",
                sets.stream()
                        .map(set -> (Expression) Call.of("grouping set", expressions.all(set.expression())))
                        .toList());
    }

    /** One element of ROLLUP or CUBE: an expression, or several that are taken together. */
    private Expression group(VirtaParser.GroupingSetContext tree) {
        return tree.expression().size() == 1
                ? expressions.visit(tree.expression(0))
                : Call.of("grouping set", expressions.all(tree.expression()));
    }

    static LogicalPlan oneRow() {
        return new OneRow();
    }

    static UnresolvedColumn column(VirtaParser.MultipartNameContext tree) {
        return new UnresolvedColumn(SqlText.names(tree), SqlText.position(tree));
    }
}
