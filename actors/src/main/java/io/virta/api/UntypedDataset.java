package io.virta.api;

import io.virta.plan.LogicalPlan;
import io.virta.types.StructType;
import java.util.List;
import java.util.Map;

/** What can be done with rows whatever their type: all that Spark's {@code Dataset} makes a {@code DataFrame} of, and actions that need no objects. {@link Dataset} adds what keeps the type. */
public abstract sealed class UntypedDataset permits Dataset {
    private final VirtaSession session;
    private final LogicalPlan plan;

    UntypedDataset(VirtaSession session, LogicalPlan analysed) {
        this.session = session;
        this.plan = analysed;
    }

    /** The session it belongs to. */
    public VirtaSession session() {
        return session;
    }

    /** The analysed plan. */
    public LogicalPlan logicalPlan() {
        return plan;
    }

    /** The same rows without their type. */
    public abstract DataFrame toDF();

    /** The columns with their types. */
    public StructType schema() {
        return toDF().schema();
    }

    /** The names of the columns. */
    public String[] columns() {
        return toDF().columns();
    }

    /** The names of the columns with their types as text. */
    public List<Map.Entry<String, String>> dtypes() {
        return toDF().dtypes();
    }

    /** Prints the schema as a tree to standard output. */
    public void printSchema() {
        toDF().printSchema();
    }

    /** Whether it reads a stream, so that its rows have no end. */
    public boolean isStreaming() {
        return toDF().isStreaming();
    }

    /** A column of this DataFrame, or a field of one; after a join it still means the column of this side. */
    public Column col(String name) {
        return toDF().col(name);
    }

    /** As {@link #col}. */
    public Column apply(String name) {
        return toDF().apply(name);
    }

    /** These columns. */
    public DataFrame select(Column... columns) {
        return toDF().select(columns);
    }

    /** These columns. */
    public DataFrame select(String column, String... columns) {
        return toDF().select(column, columns);
    }

    /** The values of these SQL expressions. */
    public DataFrame selectExpr(String... expressions) {
        return toDF().selectExpr(expressions);
    }

    /** One more column, or another value for the column of this name. */
    public DataFrame withColumn(String name, Column column) {
        return toDF().withColumn(name, column);
    }

    /** Several columns added or replaced; none sees the others' new values. */
    public DataFrame withColumns(Map<String, Column> columns) {
        return toDF().withColumns(columns);
    }

    /** Another name for a column; nothing changes if there is none of this name. */
    public DataFrame withColumnRenamed(String from, String to) {
        return toDF().withColumnRenamed(from, to);
    }

    /** Other names for columns. */
    public DataFrame withColumnsRenamed(Map<String, String> names) {
        return toDF().withColumnsRenamed(names);
    }

    /** Other names for all columns. */
    public DataFrame toDF(String... names) {
        return toDF().toDF(names);
    }

    /** All columns but these; unknown names are ignored. */
    public DataFrame drop(String... names) {
        return toDF().drop(names);
    }

    /** All columns but this one. */
    public DataFrame drop(Column column) {
        return toDF().drop(column);
    }

    /** Nulls dropped or filled. */
    public DataFrameNaFunctions na() {
        return toDF().na();
    }

    /** The rows of both, columns by name. */
    public DataFrame unionByName(Dataset<?> other) {
        return toDF().unionByName(other.toDF());
    }

    /** The rows of both, columns by name; with {@code allowMissingColumns}, a column that one side lacks is null there. */
    public DataFrame unionByName(Dataset<?> other, boolean allowMissingColumns) {
        return toDF().unionByName(other.toDF(), allowMissingColumns);
    }

    /** Groups of rows with equal values, to be aggregated. */
    public RelationalGroupedDataset groupBy(Column... columns) {
        return toDF().groupBy(columns);
    }

    /** Groups of rows with equal values, to be aggregated. */
    public RelationalGroupedDataset groupBy(String column, String... columns) {
        return toDF().groupBy(column, columns);
    }

    /** Groups with subtotals from right to left and a total. */
    public RelationalGroupedDataset rollup(Column... columns) {
        return toDF().rollup(columns);
    }

    /** Groups with subtotals from right to left and a total. */
    public RelationalGroupedDataset rollup(String column, String... columns) {
        return toDF().rollup(column, columns);
    }

    /** Groups with subtotals of every combination. */
    public RelationalGroupedDataset cube(Column... columns) {
        return toDF().cube(columns);
    }

    /** Groups with subtotals of every combination. */
    public RelationalGroupedDataset cube(String column, String... columns) {
        return toDF().cube(column, columns);
    }

    /** Aggregates over all rows. */
    public DataFrame agg(Column aggregate, Column... aggregates) {
        return toDF().agg(aggregate, aggregates);
    }

    /** Aggregates over all rows: the name of a function for each column. */
    public DataFrame agg(Map<String, String> aggregates) {
        return toDF().agg(aggregates);
    }

    /** Every row with every row of the other. */
    public DataFrame join(Dataset<?> right) {
        return toDF().join(right.toDF());
    }

    /** Rows that are equal in a column of both, which appears once. */
    public DataFrame join(Dataset<?> right, String usingColumn) {
        return toDF().join(right.toDF(), usingColumn);
    }

    /** Rows that are equal in columns of both, which appear once. */
    public DataFrame join(Dataset<?> right, String[] usingColumns) {
        return toDF().join(right.toDF(), usingColumns);
    }

    /** Rows that are equal in columns of both, which appear once. */
    public DataFrame join(Dataset<?> right, List<String> usingColumns) {
        return toDF().join(right.toDF(), usingColumns);
    }

    /** A join of this type, such as {@code "left_outer"}, over a column of both. */
    public DataFrame join(Dataset<?> right, String usingColumn, String joinType) {
        return toDF().join(right.toDF(), usingColumn, joinType);
    }

    /** A join of this type over columns of both. */
    public DataFrame join(Dataset<?> right, String[] usingColumns, String joinType) {
        return toDF().join(right.toDF(), usingColumns, joinType);
    }

    /** A join of this type over columns of both. */
    public DataFrame join(Dataset<?> right, List<String> usingColumns, String joinType) {
        return toDF().join(right.toDF(), usingColumns, joinType);
    }

    /** Pairs of rows for which the condition is true. */
    public DataFrame join(Dataset<?> right, Column condition) {
        return toDF().join(right.toDF(), condition);
    }

    /** A join of this type: {@code inner, cross, left, right, full, left_semi, left_anti}; outer ones with or without {@code outer}, underscores as you like. */
    public DataFrame join(Dataset<?> right, Column condition, String joinType) {
        return toDF().join(right.toDF(), condition, joinType);
    }

    /** Every row with every row of the other. */
    public DataFrame crossJoin(Dataset<?> right) {
        return toDF().crossJoin(right.toDF());
    }

    /** Gives it a name in SQL, for the life of the session; a view of that name is replaced. */
    public void createOrReplaceTempView(String name) {
        toDF().createOrReplaceTempView(name);
    }

    /** Gives it a name in SQL, for the life of the session; throws INVALID_QUERY if there is a view of that name. */
    public void createTempView(String name) {
        toDF().createTempView(name);
    }

    /** Prints the physical plan to standard output. */
    public void explain() {
        toDF().explain();
    }

    /** Prints the physical plan, and the logical ones before it if {@code extended}, to standard output. */
    public void explain(boolean extended) {
        toDF().explain(extended);
    }

    /** Writes its rows as they come; for streams. */
    public DataStreamWriter writeStream() {
        return toDF().writeStream();
    }

    /** Writes the rows there are. */
    public DataFrameWriter write() {
        return toDF().write();
    }

    /** Prints the first 20 rows as a table, values cut to 20 characters. */
    public void show() {
        toDF().show();
    }

    /** Prints the first rows, values cut to 20 characters. */
    public void show(int numRows) {
        toDF().show(numRows);
    }

    /** Prints the first 20 rows, values cut to 20 characters or whole. */
    public void show(boolean truncate) {
        toDF().show(truncate);
    }

    /** Prints the first rows, values cut to 20 characters or whole. */
    public void show(int numRows, boolean truncate) {
        toDF().show(numRows, truncate);
    }

    /** Prints the first rows, values cut to {@code truncate} characters, 0 for whole ones. */
    public void show(int numRows, int truncate) {
        toDF().show(numRows, truncate);
    }

    /** Prints the first rows, as a table or ({@code vertical}) a line a value. */
    public void show(int numRows, int truncate, boolean vertical) {
        toDF().show(numRows, truncate, vertical);
    }

    /** The number of rows. */
    public long count() {
        return toDF().count();
    }

    /** Whether there is no row. */
    public boolean isEmpty() {
        return toDF().isEmpty();
    }
}
