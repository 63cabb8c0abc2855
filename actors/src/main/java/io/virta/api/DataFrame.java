package io.virta.api;

import io.virta.connector.OutputMode;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Alias;
import io.virta.expression.Expression;
import io.virta.expression.IntervalText;
import io.virta.expression.Literal;
import io.virta.expression.SortOrder;
import io.virta.plan.LogicalPlan;
import io.virta.plan.LogicalPlan.JoinType;
import io.virta.plan.PlanOutput;
import io.virta.row.Row;
import io.virta.row.TableText;
import io.virta.session.BatchRuns;
import io.virta.sql.SqlParser;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A query over tables and streams, built step by step. Immutable and lazy: methods that return a DataFrame only check names and types, and throw what is wrong at once; rows are read by actions such
 * as {@link #show()} and {@link #collectAsList()}, or, over streams, by {@link #writeStream()}. Names and behaviour are Spark's. Safe for several threads.
 */
public final class DataFrame extends Dataset<Row> {
    private static final int SHOWN_ROWS = 20;
    private static final int SHOWN_WIDTH = 20;

    private final VirtaSession session;
    private final LogicalPlan plan;

    private DataFrame(VirtaSession session, LogicalPlan analysed) {
        super(session, analysed, Encoders.row(PlanOutput.schema(analysed)));
        this.session = session;
        this.plan = analysed;
    }

    /** A DataFrame of any plan, which is analysed now. */
    static DataFrame of(VirtaSession session, LogicalPlan plan) {
        return new DataFrame(session, session.state().analyze(plan));
    }

    @Override
    public DataFrame toDF() {
        return this;
    }

    private DataFrame with(LogicalPlan changed) {
        return of(session, changed);
    }

    // Schema

    /** The columns with their types. */
    @Override
    public StructType schema() {
        return PlanOutput.schema(plan);
    }

    /** The names of the columns. */
    @Override
    public String[] columns() {
        return schema().fieldNames().toArray(String[]::new);
    }

    /** The names of the columns with their types as text. */
    @Override
    public List<Map.Entry<String, String>> dtypes() {
        return schema().fields().stream()
                .map(field -> Map.entry(field.name(), field.dataType().catalogString()))
                .toList();
    }

    /** Prints the schema as a tree to standard output. */
    @Override
    public void printSchema() {
        System.out.println(schema().treeString());
    }

    /** Whether it reads a stream, so that its rows have no end. */
    @Override
    public boolean isStreaming() {
        return plan.isStreaming();
    }

    /** A column of this DataFrame, or a field of one; after a join it still means the column of this side. */
    @Override
    public Column col(String name) {
        LogicalPlan selected =
                session.state().analyze(new LogicalPlan.Project(List.of(ColumnNames.expression(name)), plan));
        Expression expression = ((LogicalPlan.Project) selected).expressions().get(0);
        return new Column(expression instanceof Alias alias ? alias.child() : expression);
    }

    /** As {@link #col}. */
    @Override
    public Column apply(String name) {
        return col(name);
    }

    // Columns

    /** These columns. */
    @Override
    public DataFrame select(Column... columns) {
        return with(new LogicalPlan.Project(expressions(columns), plan));
    }

    /** These columns. */
    @Override
    public DataFrame select(String column, String... columns) {
        return with(new LogicalPlan.Project(ColumnNames.expressions(list(column, columns)), plan));
    }

    /** The values of these SQL expressions. */
    @Override
    public DataFrame selectExpr(String... expressions) {
        return with(new LogicalPlan.Project(
                Arrays.stream(expressions).map(SqlParser::parseExpression).toList(), plan));
    }

    /** One more column, or another value for the column of this name. */
    @Override
    public DataFrame withColumn(String name, Column column) {
        return with(new LogicalPlan.WithColumns(List.of(new Alias(column.expr(), name)), plan));
    }

    /** Several columns added or replaced; none sees the others' new values. */
    @Override
    public DataFrame withColumns(Map<String, Column> columns) {
        List<Alias> aliases = new ArrayList<>();
        columns.forEach((name, column) -> aliases.add(new Alias(column.expr(), name)));
        return with(new LogicalPlan.WithColumns(aliases, plan));
    }

    /** Another name for a column; nothing changes if there is none of this name. */
    @Override
    public DataFrame withColumnRenamed(String from, String to) {
        return with(new LogicalPlan.RenameColumn(from, to, plan));
    }

    /** Other names for columns. */
    @Override
    public DataFrame withColumnsRenamed(Map<String, String> names) {
        DataFrame renamed = this;
        for (Map.Entry<String, String> name : names.entrySet()) {
            renamed = renamed.withColumnRenamed(name.getKey(), name.getValue());
        }
        return renamed;
    }

    /** Other names for all columns. */
    @Override
    public DataFrame toDF(String... names) {
        List<String> before = schema().fieldNames();
        if (before.size() != names.length) {
            throw new VirtaException(
                    ErrorCode.INVALID_QUERY,
                    "toDF got " + names.length + " names for " + before.size() + " columns.",
                    "The columns are " + before + ".");
        }
        List<Expression> renamed = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            renamed.add(new Alias(PlanOutput.of(plan).get(i), names[i]));
        }
        return with(new LogicalPlan.Project(renamed, plan));
    }

    /** All columns but these; unknown names are ignored. */
    @Override
    public DataFrame drop(String... names) {
        return with(new LogicalPlan.DropColumns(Arrays.asList(names), plan));
    }

    /** All columns but this one. */
    @Override
    public DataFrame drop(Column column) {
        List<Expression> kept = new ArrayList<>();
        for (Expression candidate : PlanOutput.of(plan)) {
            if (!candidate.equals(column.expr())
                    && !candidate.sql().equals(column.expr().sql())) {
                kept.add(candidate);
            }
        }
        return with(new LogicalPlan.Project(kept, plan));
    }

    /** A name by which columns can be addressed: {@code "a.id"} after {@code as("a")}. */
    @Override
    public DataFrame as(String alias) {
        return with(new LogicalPlan.SubqueryAlias(alias, List.of(), plan));
    }

    /** As {@link #as}. */
    @Override
    public DataFrame alias(String alias) {
        return as(alias);
    }

    /** Nulls dropped or filled. */
    @Override
    public DataFrameNaFunctions na() {
        return new DataFrameNaFunctions(this);
    }

    // Rows

    /** The rows for which the condition is true. */
    @Override
    public DataFrame filter(Column condition) {
        return with(new LogicalPlan.Filter(condition.expr(), plan));
    }

    /** The rows for which the condition, given as SQL, is true. */
    @Override
    public DataFrame filter(String condition) {
        return with(new LogicalPlan.Filter(SqlParser.parseExpression(condition), plan));
    }

    /** As {@link #filter(Column)}. */
    @Override
    public DataFrame where(Column condition) {
        return filter(condition);
    }

    /** As {@link #filter(String)}. */
    @Override
    public DataFrame where(String condition) {
        return filter(condition);
    }

    /** At most so many rows. */
    @Override
    public DataFrame limit(int rows) {
        return with(new LogicalPlan.Limit(new Literal(rows, AtomicType.INT), null, plan));
    }

    /** All but the first rows. */
    @Override
    public DataFrame offset(int rows) {
        return with(new LogicalPlan.Limit(
                new Literal(Integer.MAX_VALUE, AtomicType.INT), new Literal(rows, AtomicType.INT), plan));
    }

    /** The rows in order; over a stream only of an aggregate in complete mode. */
    @Override
    public DataFrame orderBy(Column... columns) {
        List<SortOrder> orders = new ArrayList<>();
        for (Column column : columns) {
            orders.add(column.expr() instanceof SortOrder order ? order : new SortOrder(column.expr(), true));
        }
        return with(new LogicalPlan.Sort(orders, plan));
    }

    /** The rows in ascending order of these columns. */
    @Override
    public DataFrame orderBy(String column, String... columns) {
        return orderBy(columns(list(column, columns)));
    }

    /** As {@link #orderBy(Column...)}. */
    @Override
    public DataFrame sort(Column... columns) {
        return orderBy(columns);
    }

    /** As {@link #orderBy(String, String...)}. */
    @Override
    public DataFrame sort(String column, String... columns) {
        return orderBy(column, columns);
    }

    /** Each row once. */
    @Override
    public DataFrame distinct() {
        return with(new LogicalPlan.Distinct(plan));
    }

    /** Each row once. */
    @Override
    public DataFrame dropDuplicates() {
        return with(new LogicalPlan.Deduplicate(List.of(), false, plan));
    }

    /** The first row of each combination of these columns; over a stream, the state is freed only if one of them is the event time. */
    @Override
    public DataFrame dropDuplicates(String... columns) {
        return with(new LogicalPlan.Deduplicate(exact(columns), false, plan));
    }

    /** As {@link #dropDuplicates(String...)}. */
    @Override
    public DataFrame dropDuplicates(List<String> columns) {
        return dropDuplicates(columns.toArray(String[]::new));
    }

    /** The first row of each combination of these columns, remembered for the watermark's delay. */
    @Override
    public DataFrame dropDuplicatesWithinWatermark(String... columns) {
        return with(new LogicalPlan.Deduplicate(exact(columns), true, plan));
    }

    /** As {@link #dropDuplicatesWithinWatermark(String...)}. */
    @Override
    public DataFrame dropDuplicatesWithinWatermark(List<String> columns) {
        return dropDuplicatesWithinWatermark(columns.toArray(String[]::new));
    }

    /** Declares the column of event times, and how late rows may come after newer ones, such as {@code "10 minutes"}. Without effect on static rows. */
    @Override
    public DataFrame withWatermark(String eventTime, String delayThreshold) {
        return with(new LogicalPlan.WithWatermark(
                ColumnNames.expression(eventTime), IntervalText.parse(delayThreshold), plan));
    }

    /** The rows of both, columns by position. The rows of a side that is no stream come once, in the first epoch. */
    public DataFrame union(DataFrame other) {
        return with(new LogicalPlan.Union(List.of(plan, other.plan), false, false));
    }

    /** As {@link #union}. */
    public DataFrame unionAll(DataFrame other) {
        return union(other);
    }

    /** The rows of both, columns by name. */
    public DataFrame unionByName(DataFrame other) {
        return unionByName(other, false);
    }

    /** The rows of both, columns by name; with {@code allowMissingColumns}, a column that one side lacks is null there. */
    public DataFrame unionByName(DataFrame other, boolean allowMissingColumns) {
        return with(new LogicalPlan.Union(List.of(plan, other.plan), true, allowMissingColumns));
    }

    /** The different rows that are in both. */
    public DataFrame intersect(DataFrame other) {
        return with(new LogicalPlan.SetOperation(plan, other.plan, true, false));
    }

    /** The different rows that are not in the other. */
    public DataFrame except(DataFrame other) {
        return with(new LogicalPlan.SetOperation(plan, other.plan, false, false));
    }

    /** The rows that are in both, each as often as in the side that has fewer of it; over streams in update mode. */
    public DataFrame intersectAll(DataFrame other) {
        return with(new LogicalPlan.SetOperation(plan, other.plan, true, true));
    }

    /** The rows that are in this one more often than in the other, each as often as that; over streams in update mode. */
    public DataFrame exceptAll(DataFrame other) {
        return with(new LogicalPlan.SetOperation(plan, other.plan, false, true));
    }

    /** A hint that rows be spread by these columns. */
    @Override
    public DataFrame repartition(Column... columns) {
        return with(new LogicalPlan.Repartition(expressions(columns), plan));
    }

    /** A hint that rows be spread by these columns; the number of partitions is the session's. */
    @Override
    public DataFrame repartition(int partitions, Column... columns) {
        return repartition(columns);
    }

    /** This DataFrame: the number of partitions is the session's. */
    @Override
    public DataFrame coalesce(int partitions) {
        return this;
    }

    /** This DataFrame: queries over one stream share its reader without being told. */
    @Override
    public DataFrame cache() {
        return this;
    }

    /** As {@link #cache}. */
    @Override
    public DataFrame persist() {
        return this;
    }

    /** As {@link #cache}. */
    @Override
    public DataFrame unpersist() {
        return this;
    }

    // Groups

    /** Groups of rows with equal values, to be aggregated. */
    @Override
    public RelationalGroupedDataset groupBy(Column... columns) {
        return new RelationalGroupedDataset(this, RelationalGroupedDataset.Kind.GROUP_BY, expressions(columns));
    }

    /** Groups of rows with equal values, to be aggregated. */
    @Override
    public RelationalGroupedDataset groupBy(String column, String... columns) {
        return groupBy(columns(list(column, columns)));
    }

    /** Groups with subtotals from right to left and a total. */
    @Override
    public RelationalGroupedDataset rollup(Column... columns) {
        return new RelationalGroupedDataset(this, RelationalGroupedDataset.Kind.ROLLUP, expressions(columns));
    }

    /** Groups with subtotals from right to left and a total. */
    @Override
    public RelationalGroupedDataset rollup(String column, String... columns) {
        return rollup(columns(list(column, columns)));
    }

    /** Groups with subtotals of every combination. */
    @Override
    public RelationalGroupedDataset cube(Column... columns) {
        return new RelationalGroupedDataset(this, RelationalGroupedDataset.Kind.CUBE, expressions(columns));
    }

    /** Groups with subtotals of every combination. */
    @Override
    public RelationalGroupedDataset cube(String column, String... columns) {
        return cube(columns(list(column, columns)));
    }

    /** Aggregates over all rows. */
    @Override
    public DataFrame agg(Column aggregate, Column... aggregates) {
        return groupBy().agg(aggregate, aggregates);
    }

    /** Aggregates over all rows: the name of a function for each column. */
    @Override
    public DataFrame agg(Map<String, String> aggregates) {
        return groupBy().agg(aggregates);
    }

    // Joins

    /** Every row with every row of the other. */
    public DataFrame join(DataFrame right) {
        return join(right, JoinType.INNER, null, List.of());
    }

    /** Rows that are equal in a column of both, which appears once. */
    public DataFrame join(DataFrame right, String usingColumn) {
        return join(right, JoinType.INNER, null, List.of(usingColumn));
    }

    /** Rows that are equal in columns of both, which appear once. */
    public DataFrame join(DataFrame right, String[] usingColumns) {
        return join(right, JoinType.INNER, null, Arrays.asList(usingColumns));
    }

    /** Rows that are equal in columns of both, which appear once. */
    public DataFrame join(DataFrame right, List<String> usingColumns) {
        return join(right, JoinType.INNER, null, usingColumns);
    }

    /** A join of this type, such as {@code "left_outer"}, over a column of both. */
    public DataFrame join(DataFrame right, String usingColumn, String joinType) {
        return join(right, JoinTypes.of(joinType), null, List.of(usingColumn));
    }

    /** A join of this type over columns of both. */
    public DataFrame join(DataFrame right, String[] usingColumns, String joinType) {
        return join(right, JoinTypes.of(joinType), null, Arrays.asList(usingColumns));
    }

    /** A join of this type over columns of both. */
    public DataFrame join(DataFrame right, List<String> usingColumns, String joinType) {
        return join(right, JoinTypes.of(joinType), null, usingColumns);
    }

    /** Pairs of rows for which the condition is true. */
    public DataFrame join(DataFrame right, Column condition) {
        return join(right, JoinType.INNER, condition.expr(), List.of());
    }

    /** A join of this type: {@code inner, cross, left, right, full, left_semi, left_anti}; outer ones with or without {@code outer}, underscores as you like. */
    public DataFrame join(DataFrame right, Column condition, String joinType) {
        return join(right, JoinTypes.of(joinType), condition.expr(), List.of());
    }

    /** Every row with every row of the other. */
    public DataFrame crossJoin(DataFrame right) {
        return join(right, JoinType.CROSS, null, List.of());
    }

    private DataFrame join(DataFrame right, JoinType type, @Nullable Expression condition, List<String> using) {
        return with(new LogicalPlan.Join(plan, right.plan, type, condition, using));
    }

    // Views, plans and writers

    /** Gives it a name in SQL, for the life of the session; a view of that name is replaced. */
    @Override
    public void createOrReplaceTempView(String name) {
        session.state().catalog().putView(name, plan);
    }

    /** Gives it a name in SQL, for the life of the session; throws INVALID_QUERY if there is a view of that name. */
    @Override
    public void createTempView(String name) {
        if (session.state().catalog().views().stream().anyMatch(name::equalsIgnoreCase)) {
            throw new VirtaException(
                    ErrorCode.INVALID_QUERY,
                    "There is already a view '" + name + "'.",
                    "Call createOrReplaceTempView, or choose another name.");
        }
        createOrReplaceTempView(name);
    }

    /** Prints the physical plan to standard output. */
    @Override
    public void explain() {
        explain(false);
    }

    /** Prints the physical plan, and the logical ones before it if {@code extended}, to standard output. */
    @Override
    public void explain(boolean extended) {
        System.out.println(new PlanExplanation(session.state(), plan, OutputMode.APPEND).text(extended));
    }

    /** Writes its rows as they come; for streams. */
    @Override
    public DataStreamWriter writeStream() {
        if (!isStreaming()) {
            throw new VirtaException(
                    ErrorCode.UNSUPPORTED_STREAMING_OPERATION,
                    "writeStream can only be called on a DataFrame that reads a stream.",
                    "Read the source with readStream(), or write the rows there are with write().");
        }
        return new DataStreamWriter(this);
    }

    /** Writes the rows there are. */
    @Override
    public DataFrameWriter write() {
        if (isStreaming()) {
            throw new VirtaException(
                    ErrorCode.UNSUPPORTED_STREAMING_OPERATION,
                    "write cannot be called on a DataFrame that reads a stream.",
                    "Use writeStream(), with Trigger.AvailableNow() to write what there is and stop.");
        }
        return new DataFrameWriter(this);
    }

    // Actions

    /** Prints the first 20 rows as a table, values cut to 20 characters. */
    @Override
    public void show() {
        show(SHOWN_ROWS, SHOWN_WIDTH);
    }

    /** Prints the first rows, values cut to 20 characters. */
    @Override
    public void show(int numRows) {
        show(numRows, SHOWN_WIDTH);
    }

    /** Prints the first 20 rows, values cut to 20 characters or whole. */
    @Override
    public void show(boolean truncate) {
        show(SHOWN_ROWS, truncate);
    }

    /** Prints the first rows, values cut to 20 characters or whole. */
    @Override
    public void show(int numRows, boolean truncate) {
        show(numRows, truncate ? SHOWN_WIDTH : 0);
    }

    /** Prints the first rows, values cut to {@code truncate} characters, 0 for whole ones. */
    @Override
    public void show(int numRows, int truncate) {
        System.out.println(TableText.render(schema(), firstAndOneMore(numRows), numRows, truncate, zone()));
    }

    /** Prints the first rows, as a table or ({@code vertical}) a line a value. */
    @Override
    public void show(int numRows, int truncate, boolean vertical) {
        if (vertical) {
            System.out.println(TableText.renderVertical(schema(), firstAndOneMore(numRows), numRows, truncate, zone()));
        } else {
            show(numRows, truncate);
        }
    }

    private List<Row> firstAndOneMore(int rows) {
        return limit(Math.max(0, rows) + 1).collectAsList();
    }

    private java.time.ZoneId zone() {
        return session.state().zone();
    }

    /** All rows. */
    @Override
    public List<Row> collectAsList() {
        return new BatchRuns(session.state()).rows(plan);
    }

    /** All rows. */
    public Row[] collect() {
        return collectAsList().toArray(Row[]::new);
    }

    /** All rows, one after the other. */
    @Override
    public Iterator<Row> toLocalIterator() {
        return collectAsList().iterator();
    }

    /** The number of rows. */
    @Override
    public long count() {
        return groupBy().count().collectAsList().get(0).getLong(0);
    }

    /** Whether there is no row. */
    @Override
    public boolean isEmpty() {
        return limit(1).collectAsList().isEmpty();
    }

    /** The first row; throws NoSuchElementException if there is none. */
    @Override
    public Row first() {
        return limit(1).collectAsList().iterator().next();
    }

    /** As {@link #first}. */
    @Override
    public Row head() {
        return first();
    }

    /** The first rows. */
    public Row[] head(int rows) {
        return limit(rows).collect();
    }

    /** The first rows. */
    public Row[] take(int rows) {
        return head(rows);
    }

    /** The first rows. */
    @Override
    public List<Row> takeAsList(int rows) {
        return limit(rows).collectAsList();
    }

    private static List<Expression> expressions(Column... columns) {
        return Arrays.stream(columns).map(Column::expr).toList();
    }

    private static List<Expression> exact(String... names) {
        return Arrays.stream(names).map(ColumnNames::exact).toList();
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(functions::col).toArray(Column[]::new);
    }

    private static List<String> list(String first, String... others) {
        List<String> all = new ArrayList<>();
        all.add(first);
        all.addAll(Arrays.asList(others));
        return all;
    }
}
