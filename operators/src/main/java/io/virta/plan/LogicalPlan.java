package io.virta.plan;

import io.virta.connector.OutputMode;
import io.virta.connector.SourceTable;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.IntervalValue;
import io.virta.expression.SortOrder;
import io.virta.expression.SourcePosition;
import io.virta.expression.Subquery;
import io.virta.operator.user.BatchFunction;
import io.virta.operator.user.GroupFunction;
import io.virta.row.Row;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A relational expression over tables and streams, as immutable data. Nodes compare by value. */
public sealed interface LogicalPlan extends Subquery {
    /** The plans that this one reads. */
    List<LogicalPlan> children();

    /** The same node over other children, as many as it has. */
    LogicalPlan withChildren(List<LogicalPlan> children);

    /** Whether any input is unbounded. */
    default boolean isStreaming() {
        return this instanceof Scan scan && scan.streaming()
                || children().stream().anyMatch(LogicalPlan::isStreaming);
    }

    /** The tree with {@code rule} applied to every node, children first. */
    default LogicalPlan transformUp(UnaryOperator<LogicalPlan> rule) {
        List<LogicalPlan> before = children();
        List<LogicalPlan> after = new ArrayList<>(before.size());
        boolean changed = false;
        for (LogicalPlan child : before) {
            LogicalPlan other = child.transformUp(rule);
            changed |= other != child;
            after.add(other);
        }
        return rule.apply(changed ? withChildren(after) : this);
    }

    /** A table, view or source by name, before analysis. {@code streaming}: {@code STREAM t} was written. */
    record UnresolvedTable(List<String> name, boolean streaming, SourcePosition position) implements Leaf {}

    /**
     * Rows of a connector. {@code columns} are the columns read, in the order of the scan; once the optimizer has pruned, fewer than the table's.
     *
     * @param streaming read as an unbounded stream, else as it is now
     * @param pushedFilters conditions the source may use to skip rows; they are checked again above
     */
    record Scan(
            SourceTable table, boolean streaming, List<ColumnRef> columns, List<Expression> pushedFilters, long scanId)
            implements Leaf {}

    /** Rows given literally; before analysis of {@code VALUES} the cells are expressions, see {@link Values}. */
    record LocalRows(List<ColumnRef> columns, StructType schema, List<Row> rows) implements Leaf {}

    /** {@code VALUES (..), (..)}: expressions without columns. */
    record Values(List<List<Expression>> rows, List<String> names) implements Leaf {}

    /** One row without columns: the input of a SELECT without FROM. */
    record OneRow() implements Leaf {}

    /** A SELECT list. Aggregates in it make it an {@link Aggregate} in analysis; generators make a {@link Generate}. */
    record Project(List<Expression> expressions, LogicalPlan child) implements Unary {
        @Override
        public LogicalPlan over(LogicalPlan other) {
            return new Project(expressions, other);
        }
    }

    /** Rows for which the condition is true; WHERE, and HAVING over an {@link Aggregate}. */
    record Filter(Expression condition, LogicalPlan child) implements Unary {
        @Override
        public LogicalPlan over(LogicalPlan other) {
            return new Filter(condition, other);
        }
    }

    /** {@code GROUP BY} with the SELECT list; before analysis {@code groupings} may be ordinals, aliases, {@code window(...)} calls, {@code rollup(...)}. */
    record Aggregate(List<Expression> groupings, List<Expression> output, LogicalPlan child) implements Unary {
        @Override
        public LogicalPlan over(LogicalPlan other) {
            return new Aggregate(groupings, output, other);
        }
    }

    /**
     * Before analysis, the rows of a group in columns: for each value and aggregate, the aggregate over the rows whose {@code column} has the value, null where there are none. Columns are named by the
     * value, with the name of the aggregate behind it if there are several.
     *
     * @param groupings what to group by, null for all columns that are neither aggregated nor pivoted
     */
    record Pivot(
            @Nullable List<Expression> groupings,
            List<Expression> aggregates,
            Expression column,
            List<io.virta.expression.Alias> values,
            LogicalPlan child)
            implements Unary {
        @Override
        public LogicalPlan over(LogicalPlan other) {
            return new Pivot(groupings, aggregates, column, values, other);
        }
    }

    /** A join; {@code using} has the names of {@code USING (...)}, empty for a condition or none. */
    record Join(
            LogicalPlan left,
            LogicalPlan right,
            JoinType type,
            @Nullable Expression condition,
            List<String> using) implements LogicalPlan {
        @Override
        public List<LogicalPlan> children() {
            return List.of(left, right);
        }

        @Override
        public LogicalPlan withChildren(List<LogicalPlan> children) {
            return new Join(children.get(0), children.get(1), type, condition, using);
        }
    }

    /** {@code UNION ALL}; columns by position, or by name. */
    record Union(List<LogicalPlan> inputs, boolean byName, boolean allowMissingColumns) implements LogicalPlan {
        @Override
        public List<LogicalPlan> children() {
            return inputs;
        }

        @Override
        public LogicalPlan withChildren(List<LogicalPlan> children) {
            return new Union(children, byName, allowMissingColumns);
        }
    }

    /** {@code INTERSECT} or {@code EXCEPT}. */
    record SetOperation(LogicalPlan left, LogicalPlan right, boolean intersect, boolean all) implements LogicalPlan {
        @Override
        public List<LogicalPlan> children() {
            return List.of(left, right);
        }

        @Override
        public LogicalPlan withChildren(List<LogicalPlan> children) {
            return new SetOperation(children.get(0), children.get(1), intersect, all);
        }
    }

    /** {@code SELECT DISTINCT}. */
    record Distinct(LogicalPlan child) implements Unary {
        @Override
        public LogicalPlan over(LogicalPlan other) {
            return new Distinct(other);
        }
    }

    /** The first row of each combination of values of the columns (all if empty). */
    record Deduplicate(List<Expression> columns, boolean withinWatermark, LogicalPlan child) implements Unary {
        @Override
        public LogicalPlan over(LogicalPlan other) {
            return new Deduplicate(columns, withinWatermark, other);
        }
    }

    /** Each row with the values of functions OVER windows, which have their partitioning in common; each is an alias of an {@link io.virta.expression.OverCall}. */
    record Over(List<io.virta.expression.Alias> calls, LogicalPlan child) implements Unary {
        @Override
        public LogicalPlan over(LogicalPlan other) {
            return new Over(calls, other);
        }
    }

    /** Declares the event-time column and how far the watermark lags behind its maximum. */
    record WithWatermark(Expression eventTime, IntervalValue delay, LogicalPlan child) implements Unary {
        @Override
        public LogicalPlan over(LogicalPlan other) {
            return new WithWatermark(eventTime, delay, other);
        }
    }

    /** Each row with the rows a generator makes of it; {@code outer} keeps rows of which it makes none, with nulls. {@code LATERAL VIEW} too. */
    record Generate(
            Expression generator, boolean outer, List<String> qualifier, List<ColumnRef> generated, LogicalPlan child)
            implements Unary {
        @Override
        public LogicalPlan over(LogicalPlan other) {
            return new Generate(generator, outer, qualifier, generated, other);
        }
    }

    /** {@code ORDER BY}, over the whole result. */
    record Sort(List<SortOrder> orders, LogicalPlan child) implements Unary {
        @Override
        public LogicalPlan over(LogicalPlan other) {
            return new Sort(orders, other);
        }
    }

    /** At most {@code rows} rows, after skipping {@code offset}; both are constant expressions. */
    record Limit(Expression rows, @Nullable Expression offset, LogicalPlan child) implements Unary {
        @Override
        public LogicalPlan over(LogicalPlan other) {
            return new Limit(rows, offset, other);
        }
    }

    /** A table alias, with column aliases if there are any. */
    record SubqueryAlias(String alias, List<String> columnNames, LogicalPlan child) implements Unary {
        @Override
        public LogicalPlan over(LogicalPlan other) {
            return new SubqueryAlias(alias, columnNames, other);
        }
    }

    /** Common table expressions and the query that sees them. */
    record With(List<SubqueryAlias> definitions, LogicalPlan child) implements Unary {
        @Override
        public LogicalPlan over(LogicalPlan other) {
            return new With(definitions, other);
        }
    }

    /** Columns removed by name; unknown names are ignored. */
    record DropColumns(List<String> names, LogicalPlan child) implements Unary {
        @Override
        public LogicalPlan over(LogicalPlan other) {
            return new DropColumns(names, other);
        }
    }

    /** Columns added or replaced by name ({@code withColumn}), in order. */
    record WithColumns(List<io.virta.expression.Alias> columns, LogicalPlan child) implements Unary {
        @Override
        public LogicalPlan over(LogicalPlan other) {
            return new WithColumns(columns, other);
        }
    }

    /** A column renamed; nothing happens if there is none of that name. */
    record RenameColumn(String from, String to, LogicalPlan child) implements Unary {
        @Override
        public LogicalPlan over(LogicalPlan other) {
            return new RenameColumn(from, to, other);
        }
    }

    /** A hint that rows be spread by these expressions, or evenly if there are none. */
    record Repartition(List<Expression> expressions, LogicalPlan child) implements Unary {
        @Override
        public LogicalPlan over(LogicalPlan other) {
            return new Repartition(expressions, other);
        }
    }

    /** How two inputs are joined. */
    enum JoinType {
        INNER,
        CROSS,
        LEFT_OUTER,
        RIGHT_OUTER,
        FULL_OUTER,
        LEFT_SEMI,
        LEFT_ANTI
    }

    /**
     * The user's code over rows.
     *
     * @param input what the function reads, resolved columns of the child or casts of them
     * @param keepsColumns whether the child's columns remain, followed by those made
     * @param made the columns it makes; numbered 0 until analysis
     */
    record MapRows(
            BatchFunction function,
            List<Expression> input,
            boolean keepsColumns,
            List<ColumnRef> made,
            LogicalPlan child)
            implements Unary {
        @Override
        public LogicalPlan over(LogicalPlan other) {
            return new MapRows(function, input, keepsColumns, made, other);
        }
    }

    /**
     * The user's code over groups of rows, with state over a stream.
     *
     * @param keys the columns that make the groups
     * @param input what the function reads, resolved columns of the child or casts of them
     * @param mode the output mode that the function was written for; null if it keeps no state
     * @param made the columns it makes; numbered 0 until analysis
     * @param initial what the groups have before the first row; null for nothing
     */
    record GroupRows(
            GroupFunction function,
            List<Expression> keys,
            List<Expression> input,
            @Nullable OutputMode mode,
            List<ColumnRef> made,
            @Nullable InitialState initial,
            LogicalPlan child)
            implements Unary {
        @Override
        public LogicalPlan over(LogicalPlan other) {
            return new GroupRows(function, keys, input, mode, made, initial, other);
        }
    }

    /**
     * State of groups from static rows.
     *
     * @param keys the columns that make the groups, as many and of the same types as those of the rows
     * @param values what the function reads
     * @param rows an analysed plan
     */
    record InitialState(List<Expression> keys, List<Expression> values, LogicalPlan rows) {}

    /** A node without input. */
    sealed interface Leaf extends LogicalPlan permits UnresolvedTable, Scan, LocalRows, Values, OneRow {
        @Override
        default List<LogicalPlan> children() {
            return List.of();
        }

        @Override
        default LogicalPlan withChildren(List<LogicalPlan> children) {
            return this;
        }
    }

    /** A node with one input. */
    sealed interface Unary extends LogicalPlan
            permits Project,
                    Filter,
                    Aggregate,
                    Pivot,
                    Distinct,
                    Deduplicate,
                    Over,
                    WithWatermark,
                    Generate,
                    Sort,
                    Limit,
                    SubqueryAlias,
                    With,
                    DropColumns,
                    WithColumns,
                    RenameColumn,
                    Repartition,
                    MapRows,
                    GroupRows {
        /** The input. */
        LogicalPlan child();

        /** The same node over another input. */
        LogicalPlan over(LogicalPlan other);

        @Override
        default List<LogicalPlan> children() {
            return List.of(child());
        }

        @Override
        default LogicalPlan withChildren(List<LogicalPlan> children) {
            return over(children.get(0));
        }
    }
}
