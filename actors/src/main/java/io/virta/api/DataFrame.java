package io.virta.api;

import io.virta.expression.IntervalText;
import io.virta.expression.Literal;
import io.virta.expression.SortOrder;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import io.virta.row.Row;
import io.virta.session.BatchRuns;
import io.virta.sql.SqlParser;
import io.virta.types.AtomicType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A query over tables and streams, built step by step. Immutable and lazy: methods that return a DataFrame only check names and types, and throw what is wrong at once; rows are read by actions such
 * as {@link #show()} and {@link #collectAsList()}, or, over streams, by {@link #writeStream()}. Names and behaviour are Spark's. Safe for several threads.
 */
public final class DataFrame extends Dataset<Row> {
    private DataFrame(VirtaSession session, LogicalPlan analysed) {
        super(session, analysed, Encoders.row(PlanOutput.schema(analysed)));
    }

    /** A DataFrame of any plan, which is analysed now. */
    static DataFrame of(VirtaSession session, LogicalPlan plan) {
        return new DataFrame(session, session.state().analyze(plan));
    }

    @Override
    public DataFrame toDF() {
        return this;
    }

    // Rows

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
        return orderBy(ColumnNames.columns(column, columns));
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
        return with(new LogicalPlan.Deduplicate(ColumnNames.exact(columns), false, plan));
    }

    /** As {@link #dropDuplicates(String...)}. */
    @Override
    public DataFrame dropDuplicates(List<String> columns) {
        return dropDuplicates(columns.toArray(String[]::new));
    }

    /** The first row of each combination of these columns, remembered for the watermark's delay. */
    @Override
    public DataFrame dropDuplicatesWithinWatermark(String... columns) {
        return with(new LogicalPlan.Deduplicate(ColumnNames.exact(columns), true, plan));
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
        return with(new LogicalPlan.Repartition(ColumnNames.expressions(columns), plan));
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

    // Actions

    /** All rows. */
    @Override
    public List<Row> collectAsList() {
        return new BatchRuns(session().state()).rows(plan);
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
}
