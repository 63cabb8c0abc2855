package io.virta.sql;

import io.virta.expression.Alias;
import io.virta.expression.Call;
import io.virta.expression.Expression;
import io.virta.expression.Literal;
import io.virta.expression.UnresolvedColumn;
import io.virta.plan.LogicalPlan;
import io.virta.plan.LogicalPlan.Join;
import io.virta.plan.LogicalPlan.JoinType;
import io.virta.plan.LogicalPlan.SubqueryAlias;
import io.virta.plan.LogicalPlan.UnresolvedTable;
import io.virta.plan.LogicalPlan.Values;
import io.virta.plan.LogicalPlan.WithWatermark;
import io.virta.sql.parser.VirtaParser;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds what stands in FROM: tables, streams, subqueries, pivots and joins. */
final class RelationBuilder {
    private final QueryBuilder queries;

    RelationBuilder(QueryBuilder queries) {
        this.queries = queries;
    }

    LogicalPlan from(List<VirtaParser.RelationContext> trees) {
        if (trees.isEmpty()) {
            return QueryBuilder.oneRow();
        }
        LogicalPlan plan = relation(trees.get(0));
        for (VirtaParser.RelationContext tree : trees.subList(1, trees.size())) {
            plan = new Join(plan, relation(tree), JoinType.INNER, null, List.of());
        }
        return plan;
    }

    private LogicalPlan relation(VirtaParser.RelationContext tree) {
        LogicalPlan plan = pivoted(tree.pivotClause(), primary(tree.relationPrimary()));
        for (VirtaParser.JoinClauseContext join : tree.joinClause()) {
            plan = join(plan, join);
        }
        return plan;
    }

    private LogicalPlan pivoted(VirtaParser.@Nullable PivotClauseContext tree, LogicalPlan plan) {
        if (tree == null) {
            return plan;
        }
        Expression column = tree.multipartName() != null
                ? QueryBuilder.column(tree.multipartName())
                : Call.of(
                        "struct",
                        SqlText.names(tree.identifierList()).stream()
                                .<Expression>map(name -> new UnresolvedColumn(List.of(name), SqlText.position(tree)))
                                .toList());
        List<Alias> values = tree.values.stream()
                .map(value -> named(queries.expressions().named(value)))
                .toList();
        List<Expression> aggregates = tree.aggregates.stream()
                .map(aggregate -> queries.expressions().named(aggregate))
                .toList();
        return aliased(tree.tableAlias(), new LogicalPlan.Pivot(null, aggregates, column, values, plan));
    }

    /** A value with its name: its text, unless it has an alias. */
    private static Alias named(Expression value) {
        return value instanceof Alias alias ? alias : new Alias(value, name(value));
    }

    private static String name(Expression value) {
        if (value instanceof Literal literal) {
            return String.valueOf(literal.value());
        }
        return value instanceof Call call && call.name().equals("struct")
                ? call.arguments().stream().map(RelationBuilder::name).collect(Collectors.joining("_"))
                : value.sql();
    }

    private LogicalPlan join(LogicalPlan left, VirtaParser.JoinClauseContext tree) {
        if (tree.NATURAL() != null) {
            throw new ParseException(
                    SqlText.position(tree),
                    "NATURAL JOIN changes its meaning with every new column.",
                    "Name the columns: JOIN ... USING (column, ...).");
        }
        LogicalPlan right = primary(tree.right);
        JoinType type = type(tree.joinType());
        VirtaParser.JoinCriteriaContext criteria = tree.joinCriteria();
        if (criteria == null) {
            return new Join(left, right, type, null, List.of());
        }
        return criteria.expression() != null
                ? new Join(left, right, type, queries.expressions().visit(criteria.expression()), List.of())
                : new Join(left, right, type, null, SqlText.names(criteria.identifierList()));
    }

    private static JoinType type(VirtaParser.@Nullable JoinTypeContext tree) {
        if (tree == null || tree.INNER() != null) {
            return JoinType.INNER;
        }
        if (tree.CROSS() != null) {
            return JoinType.CROSS;
        }
        if (tree.SEMI() != null) {
            return JoinType.LEFT_SEMI;
        }
        if (tree.ANTI() != null) {
            return JoinType.LEFT_ANTI;
        }
        if (tree.LEFT() != null) {
            return JoinType.LEFT_OUTER;
        }
        return tree.RIGHT() != null ? JoinType.RIGHT_OUTER : JoinType.FULL_OUTER;
    }

    private LogicalPlan primary(VirtaParser.RelationPrimaryContext tree) {
        if (tree instanceof VirtaParser.StreamRelationContext stream) {
            return table(stream.multipartName(), true, stream.watermark(), stream.tableAlias());
        }
        if (tree instanceof VirtaParser.TableRelationContext table) {
            return table(table.multipartName(), false, table.watermark(), table.tableAlias());
        }
        if (tree instanceof VirtaParser.QueryRelationContext query) {
            return aliased(query.tableAlias(), watermarked(query.watermark(), queries.query(query.query())));
        }
        if (tree instanceof VirtaParser.NestedRelationContext nested) {
            return aliased(nested.tableAlias(), relation(nested.relation()));
        }
        return values((VirtaParser.ValuesRelationContext) tree);
    }

    private LogicalPlan table(
            VirtaParser.MultipartNameContext name,
            boolean streaming,
            VirtaParser.@Nullable WatermarkContext watermark,
            VirtaParser.TableAliasContext alias) {
        LogicalPlan table = new UnresolvedTable(SqlText.names(name), streaming, SqlText.position(name));
        return aliased(alias, watermarked(watermark, table));
    }

    private LogicalPlan watermarked(VirtaParser.@Nullable WatermarkContext tree, LogicalPlan plan) {
        return tree == null
                ? plan
                : new WithWatermark(
                        QueryBuilder.column(tree.multipartName()), IntervalBuilder.interval(tree.interval()), plan);
    }

    private static LogicalPlan aliased(VirtaParser.TableAliasContext tree, LogicalPlan plan) {
        if (tree.strictIdentifier() == null) {
            return plan;
        }
        return new SubqueryAlias(
                SqlText.name(tree.strictIdentifier()),
                tree.identifierList() == null ? List.of() : SqlText.names(tree.identifierList()),
                plan);
    }

    private LogicalPlan values(VirtaParser.ValuesRelationContext tree) {
        Values values = queries.values(tree.inlineTable());
        if (tree.tableAlias().identifierList() == null) {
            return aliased(tree.tableAlias(), values);
        }
        Values named = new Values(values.rows(), SqlText.names(tree.tableAlias().identifierList()));
        return new SubqueryAlias(SqlText.name(tree.tableAlias().strictIdentifier()), List.of(), named);
    }
}
