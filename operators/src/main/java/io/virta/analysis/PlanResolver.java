package io.virta.analysis;

import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.expression.Literal;
import io.virta.expression.UnresolvedColumn;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Resolves a plan bottom up, a rule per kind of node; the larger rules have classes of their own. One instance per query or subquery. */
final class PlanResolver {
    private final AnalysisContext context;
    private final Tables tables;
    final Ids ids;
    final CallResolver calls;
    private final @Nullable Scope outer;

    PlanResolver(AnalysisContext context, Ids ids) {
        this(context, ids, new Tables(context.catalog(), ids), null);
    }

    private PlanResolver(AnalysisContext context, Ids ids, Tables tables, @Nullable Scope outer) {
        this.context = context;
        this.ids = ids;
        this.tables = tables;
        this.calls = new CallResolver(context.functions());
        this.outer = outer;
    }

    /** A resolver for a subquery that sees the columns of a plan, too. */
    PlanResolver inside(LogicalPlan plan) {
        return new PlanResolver(context, ids, tables, scope(plan));
    }

    /** The columns that expressions over a plan see. */
    Scope scope(LogicalPlan plan) {
        return new Scope(PlanOutput.of(plan), outer);
    }

    ExpressionResolver over(LogicalPlan plan) {
        return new ExpressionResolver(calls, ids, scope(plan));
    }

    LogicalPlan resolve(LogicalPlan plan) {
        if (plan instanceof LogicalPlan.UnresolvedTable table) {
            return tables.find(table, this);
        } else if (plan instanceof LogicalPlan.Values values) {
            return LiteralRows.resolve(values, this);
        } else if (plan instanceof LogicalPlan.With with) {
            return tables.with(with, this);
        } else if (plan instanceof LogicalPlan.Leaf) {
            return plan;
        } else if (plan instanceof LogicalPlan.Project project) {
            LogicalPlan child = resolve(project.child());
            return near(project.expressions(), () -> new SelectResolver(this).project(project.expressions(), child));
        } else if (plan instanceof LogicalPlan.Aggregate aggregate) {
            LogicalPlan child = resolve(aggregate.child());
            return near(
                    aggregate.groupings(),
                    () -> new AggregateResolver(this).aggregate(aggregate.groupings(), aggregate.output(), child));
        } else if (plan instanceof LogicalPlan.Pivot pivot) {
            return new PivotResolver(this).pivot(pivot, resolve(pivot.child()));
        } else if (plan instanceof LogicalPlan.Filter filter) {
            LogicalPlan child = resolve(filter.child());
            return near(List.of(filter.condition()), () -> new Subqueries(this).filter(filter.condition(), child));
        } else if (plan instanceof LogicalPlan.Sort sort) {
            LogicalPlan child = resolve(sort.child());
            return near(sort.orders(), () -> new HiddenColumns(this).sort(sort.orders(), child));
        } else if (plan instanceof LogicalPlan.Join join) {
            LogicalPlan left = resolve(join.left());
            LogicalPlan right = resolve(join.right());
            Expression condition = join.condition();
            return near(
                    condition == null ? List.of() : List.of(condition),
                    () -> new JoinResolver(this).join(join, left, right));
        } else if (plan instanceof LogicalPlan.Union union) {
            return new SetOperations(this)
                    .union(union, union.inputs().stream().map(this::resolve).toList());
        } else if (plan instanceof LogicalPlan.SetOperation operation) {
            return new SetOperations(this).operation(operation, resolve(operation.left()), resolve(operation.right()));
        } else if (plan instanceof LogicalPlan.Generate generate) {
            LogicalPlan child = resolve(generate.child());
            return near(List.of(generate.generator()), () -> new SelectResolver(this).lateralView(generate, child));
        }
        return resolveUnary((LogicalPlan.Unary) plan, resolve(((LogicalPlan.Unary) plan).child()));
    }

    /** Resolves one operator, whose children are resolved; an error that names no place gets that of the operator's first expression. */
    private static LogicalPlan near(List<? extends Expression> expressions, Supplier<LogicalPlan> step) {
        return expressions.isEmpty() ? step.get() : AnalysisErrors.near(expressions.get(0), step);
    }

    private LogicalPlan resolveUnary(LogicalPlan.Unary plan, LogicalPlan child) {
        if (plan instanceof LogicalPlan.SubqueryAlias alias) {
            return alias(alias, child);
        } else if (plan instanceof LogicalPlan.Deduplicate deduplicate) {
            return deduplicate(deduplicate, child);
        } else if (plan instanceof LogicalPlan.WithWatermark watermark) {
            return near(List.of(watermark.eventTime()), () -> watermark(watermark, child));
        } else if (plan instanceof LogicalPlan.Limit limit) {
            Expression offset = limit.offset();
            return new LogicalPlan.Limit(
                    count(limit.rows(), "LIMIT"), offset == null ? null : count(offset, "OFFSET"), child);
        } else if (plan instanceof LogicalPlan.Repartition repartition) {
            ExpressionResolver resolver = over(child);
            return new LogicalPlan.Repartition(
                    repartition.expressions().stream().map(resolver::resolve).toList(), child);
        } else if (plan instanceof LogicalPlan.DropColumns drop) {
            return select(
                    PlanOutput.of(child).stream()
                            .filter(column -> drop.names().stream().noneMatch(column.name()::equalsIgnoreCase))
                            .toList(),
                    child);
        } else if (plan instanceof LogicalPlan.RenameColumn rename) {
            return select(
                    PlanOutput.of(child).stream()
                            .map(column -> column.name().equalsIgnoreCase(rename.from())
                                    ? new Alias(column, rename.to())
                                    : column)
                            .toList(),
                    child);
        } else if (plan instanceof LogicalPlan.WithColumns columns) {
            return withColumns(columns, child);
        } else if (plan instanceof LogicalPlan.MapRows map) {
            return new LogicalPlan.MapRows(
                    map.function(), map.input(), map.keepsColumns(), numbered(map.made()), child);
        } else if (plan instanceof LogicalPlan.GroupRows groups) {
            return new LogicalPlan.GroupRows(
                    groups.function(),
                    groups.keys(),
                    groups.input(),
                    groups.mode(),
                    numbered(groups.made()),
                    groups.initial(),
                    child);
        }
        return plan.over(child);
    }

    private List<ColumnRef> numbered(List<ColumnRef> made) {
        return made.stream()
                .map(column -> column.id() != 0
                        ? column
                        : new ColumnRef(ids.next(), column.name(), column.type(), column.nullable(), List.of()))
                .toList();
    }

    private LogicalPlan select(List<? extends Expression> items, LogicalPlan child) {
        return new SelectResolver(this).project(List.copyOf(items), child);
    }

    private LogicalPlan withColumns(LogicalPlan.WithColumns columns, LogicalPlan child) {
        Map<String, Alias> changed = new HashMap<>();
        columns.columns().forEach(alias -> changed.put(alias.name().toLowerCase(Locale.ROOT), alias));
        List<Expression> items = new ArrayList<>();
        for (ColumnRef column : PlanOutput.of(child)) {
            Alias replacement = changed.get(column.name().toLowerCase(Locale.ROOT));
            items.add(replacement == null ? column : replacement);
            columns.columns().stream()
                    .filter(alias -> alias.name().equalsIgnoreCase(column.name()))
                    .forEach(alias -> changed.remove(alias.name().toLowerCase(Locale.ROOT)));
        }
        for (Alias alias : columns.columns()) {
            if (changed.remove(alias.name().toLowerCase(Locale.ROOT), alias)) {
                items.add(alias);
            }
        }
        return select(items, child);
    }

    private LogicalPlan alias(LogicalPlan.SubqueryAlias alias, LogicalPlan child) {
        if (alias.columnNames().isEmpty()) {
            return new LogicalPlan.SubqueryAlias(alias.alias(), List.of(), child);
        }
        List<ColumnRef> columns = PlanOutput.of(child);
        if (columns.size() != alias.columnNames().size()) {
            throw AnalysisErrors.invalid(
                    "ASSIGNMENT_ARITY_MISMATCH",
                    "`" + alias.alias() + "` has " + columns.size() + " columns, not "
                            + alias.columnNames().size() + ".",
                    "Name all of them or none.");
        }
        List<Expression> renamed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            renamed.add(new Alias(columns.get(i), List.of(alias.columnNames().get(i)), ids.next()));
        }
        return new LogicalPlan.SubqueryAlias(alias.alias(), List.of(), new LogicalPlan.Project(renamed, child));
    }

    private LogicalPlan deduplicate(LogicalPlan.Deduplicate deduplicate, LogicalPlan child) {
        List<ColumnRef> all = PlanOutput.of(child);
        List<Expression> keys = new ArrayList<>();
        for (Expression column : deduplicate.columns()) {
            if (column instanceof UnresolvedColumn name && scope(child).find(name.parts(), name.position()) == null) {
                throw AnalysisErrors.unresolvedColumn(name.parts(), scope(child).known(), name.position());
            }
            Expression key = over(child).resolve(column);
            if (!(key instanceof ColumnRef)) {
                throw AnalysisErrors.invalid(
                        null, "dropDuplicates takes columns, not `" + column.sql() + "`.", "Add it with withColumn.");
            }
            keys.add(key);
        }
        return new LogicalPlan.Deduplicate(
                keys.isEmpty() ? List.copyOf(all) : keys, deduplicate.withinWatermark(), child);
    }

    private LogicalPlan watermark(LogicalPlan.WithWatermark watermark, LogicalPlan child) {
        Expression time = over(child).resolve(watermark.eventTime());
        DataType type = ExpressionTypes.typeOf(time);
        if (!(time instanceof ColumnRef) || type != AtomicType.TIMESTAMP && type != AtomicType.TIMESTAMP_NTZ) {
            throw AnalysisErrors.invalid(
                    "EVENT_TIME_IS_NOT_ON_TIMESTAMP_TYPE",
                    "The event time `" + time.sql() + "` is of type " + type.sql() + ".",
                    "It has to be a TIMESTAMP column: convert it before withWatermark, for example with"
                            + " timestamp_seconds(...) or to_timestamp(...).");
        }
        if (watermark.delay().months() < 0
                || watermark.delay().days() < 0
                || watermark.delay().micros() < 0) {
            throw AnalysisErrors.invalid(
                    null,
                    "The delay of a watermark cannot be negative: " + watermark.delay() + ".",
                    "The delay is how long to wait for late rows; use '0 seconds' to wait for none.");
        }
        return new LogicalPlan.WithWatermark(time, watermark.delay(), child);
    }

    private static Expression count(Expression expression, String clause) {
        if (expression instanceof Literal literal
                && literal.value() instanceof Number number
                && literal.type().isIntegral()
                && number.longValue() >= 0
                && number.longValue() <= Integer.MAX_VALUE) {
            return new Literal(number.intValue(), AtomicType.INT);
        }
        throw AnalysisErrors.invalid(
                "INVALID_LIMIT_LIKE_EXPRESSION",
                clause + " " + expression.sql() + " is not a number of rows.",
                "Write a whole number from 0 to " + Integer.MAX_VALUE + ".");
    }
}
