package io.virta.plan;

import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;

/** The columns that analysed plans deliver. */
public final class PlanOutput {
    private PlanOutput() {}

    /** The columns of an analysed plan, in order. A union's columns have the ids of its first input. */
    public static List<ColumnRef> of(LogicalPlan plan) {
        if (plan instanceof LogicalPlan.Scan scan) {
            return scan.columns();
        } else if (plan instanceof LogicalPlan.LocalRows rows) {
            return rows.columns();
        } else if (plan instanceof LogicalPlan.OneRow) {
            return List.of();
        } else if (plan instanceof LogicalPlan.Project project) {
            return columns(project.expressions());
        } else if (plan instanceof LogicalPlan.Aggregate aggregate) {
            return columns(aggregate.output());
        } else if (plan instanceof LogicalPlan.Join join) {
            return ofJoin(join);
        } else if (plan instanceof LogicalPlan.Union union) {
            return ofUnion(union);
        } else if (plan instanceof LogicalPlan.SetOperation operation) {
            return of(operation.left());
        } else if (plan instanceof LogicalPlan.SubqueryAlias alias) {
            return qualified(of(alias.child()), List.of(alias.alias()));
        } else if (plan instanceof LogicalPlan.Generate generate) {
            List<ColumnRef> all = new ArrayList<>(of(generate.child()));
            all.addAll(qualified(generate.generated(), generate.qualifier()));
            return all;
        } else if (plan instanceof LogicalPlan.MapRows map) {
            return map.keepsColumns() ? concat(of(map.child()), map.made()) : map.made();
        } else if (plan instanceof LogicalPlan.GroupRows groups) {
            return groups.made();
        } else if (plan instanceof LogicalPlan.Over over) {
            List<ColumnRef> all = new ArrayList<>(of(over.child()));
            all.addAll(columns(List.copyOf(over.calls())));
            return all;
        } else if (plan instanceof LogicalPlan.Filter
                || plan instanceof LogicalPlan.Distinct
                || plan instanceof LogicalPlan.Deduplicate
                || plan instanceof LogicalPlan.WithWatermark
                || plan instanceof LogicalPlan.Sort
                || plan instanceof LogicalPlan.Limit
                || plan instanceof LogicalPlan.Repartition) {
            return of(((LogicalPlan.Unary) plan).child());
        }
        throw new IllegalStateException("not analysed: " + plan);
    }

    /** The columns of an analysed plan as a schema. */
    public static StructType schema(LogicalPlan plan) {
        return ColumnRef.schema(of(plan));
    }

    /** The column that a named expression makes: itself, or what an alias calls it. */
    public static ColumnRef column(Expression named) {
        if (named instanceof ColumnRef column) {
            return column;
        }
        if (named instanceof Alias alias && alias.id() != 0) {
            return new ColumnRef(
                    alias.id(),
                    alias.name(),
                    ExpressionTypes.typeOf(alias.child()),
                    ExpressionTypes.isNullable(alias.child()),
                    List.of());
        }
        throw new IllegalStateException("not analysed: " + named.sql());
    }

    private static List<ColumnRef> columns(List<Expression> named) {
        return named.stream().map(PlanOutput::column).toList();
    }

    private static List<ColumnRef> ofJoin(LogicalPlan.Join join) {
        List<ColumnRef> left = of(join.left());
        List<ColumnRef> right = of(join.right());
        return switch (join.type()) {
            case INNER, CROSS -> concat(left, right);
            case LEFT_OUTER -> concat(left, nullable(right));
            case RIGHT_OUTER -> concat(nullable(left), right);
            case FULL_OUTER -> concat(nullable(left), nullable(right));
            case LEFT_SEMI, LEFT_ANTI -> left;
        };
    }

    private static List<ColumnRef> ofUnion(LogicalPlan.Union union) {
        List<List<ColumnRef>> inputs =
                union.inputs().stream().map(PlanOutput::of).toList();
        List<ColumnRef> columns = new ArrayList<>();
        for (int i = 0; i < inputs.get(0).size(); i++) {
            ColumnRef first = inputs.get(0).get(i);
            boolean nullable = false;
            for (List<ColumnRef> input : inputs) {
                nullable |= input.get(i).nullable();
            }
            columns.add(new ColumnRef(first.id(), first.name(), first.type(), nullable, List.of()));
        }
        return columns;
    }

    private static List<ColumnRef> concat(List<ColumnRef> left, List<ColumnRef> right) {
        List<ColumnRef> all = new ArrayList<>(left);
        all.addAll(right);
        return all;
    }

    private static List<ColumnRef> nullable(List<ColumnRef> columns) {
        return columns.stream()
                .map(column -> new ColumnRef(column.id(), column.name(), column.type(), true, column.qualifier()))
                .toList();
    }

    private static List<ColumnRef> qualified(List<ColumnRef> columns, List<String> qualifier) {
        return columns.stream()
                .map(column -> new ColumnRef(column.id(), column.name(), column.type(), column.nullable(), qualifier))
                .toList();
    }
}
