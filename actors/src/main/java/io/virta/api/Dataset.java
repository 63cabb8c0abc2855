package io.virta.api;

import io.virta.api.function.FilterFunction;
import io.virta.api.function.FlatMapFunction;
import io.virta.api.function.ForeachFunction;
import io.virta.api.function.MapFunction;
import io.virta.api.function.MapPartitionsFunction;
import io.virta.api.function.ReduceFunction;
import io.virta.batch.Batch;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Expression;
import io.virta.operator.user.BatchFunction;
import io.virta.plan.LogicalPlan;
import io.virta.session.BatchRuns;
import io.virta.session.typed.RowFunctions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Rows as objects of a Java type; a {@link DataFrame} is one of {@link io.virta.row.Row}. Immutable and lazy. Functions given to it run on the threads of the query, several at a time; what they throw
 * fails the query as USER_CODE_FAILED. Names and behaviour are Spark's.
 */
@SuppressWarnings("unchecked") // the encoder is that of the type
public sealed class Dataset<T> extends DatasetOutput permits DataFrame {
    private final Encoder<T> encoder;

    /** A dataset of an analysed plan; throws if the plan lacks a column that the encoder reads. */
    Dataset(VirtaSession session, LogicalPlan analysed, Encoder<T> encoder) {
        super(session, analysed);
        this.encoder = encoder;
    }

    private Dataset<T> with(DataFrame changed) {
        return new Dataset<>(session(), changed.logicalPlan(), encoder);
    }

    /** How its objects are rows. */
    public Encoder<T> encoder() {
        return encoder;
    }

    @Override
    public DataFrame toDF() {
        return DataFrame.of(session(), logicalPlan());
    }

    // Objects

    /** The rows as objects of another type, columns by name; throws UNRESOLVED_COLUMN or DATATYPE_MISMATCH if one is missing or of a type that does not widen to the field's. */
    public <U> Dataset<U> as(Encoder<U> other) {
        TypedPlans.input(logicalPlan(), other);
        return new Dataset<>(session(), logicalPlan(), other);
    }

    /** The same for a class that {@link Encoders#of} knows. */
    public <U> Dataset<U> as(Class<U> type) {
        return as(Encoders.of(type));
    }

    /** One object for each. */
    public <U> Dataset<U> map(MapFunction<T, U> function, Encoder<U> other) {
        return made(RowFunctions.map(function, encoder.codec(), other.codec()), other);
    }

    /** Any number of objects for each. */
    public <U> Dataset<U> flatMap(FlatMapFunction<T, U> function, Encoder<U> other) {
        return made(RowFunctions.flatMap(function, encoder.codec(), other.codec()), other);
    }

    /** Any number of objects for some that come together: a batch of rows, so a partition may come in several calls. */
    public <U> Dataset<U> mapPartitions(MapPartitionsFunction<T, U> function, Encoder<U> other) {
        return made(RowFunctions.mapPartitions(function, encoder.codec(), other.codec()), other);
    }

    /** The objects that the function chooses. */
    public Dataset<T> filter(FilterFunction<T> function) {
        LogicalPlan filtered = new LogicalPlan.MapRows(
                RowFunctions.filter(function, encoder.codec()), input(), true, List.of(), logicalPlan());
        return new Dataset<>(session(), session().state().analyze(filtered), encoder);
    }

    private <U> Dataset<U> made(BatchFunction function, Encoder<U> other) {
        LogicalPlan mapped = new LogicalPlan.MapRows(function, input(), false, TypedPlans.made(other), logicalPlan());
        return new Dataset<>(session(), session().state().analyze(mapped), other);
    }

    private List<Expression> input() {
        return TypedPlans.input(logicalPlan(), encoder);
    }

    /** Groups by the key that a function makes of each object. */
    public <K> KeyValueGroupedDataset<K, T> groupByKey(MapFunction<T, K> function, Encoder<K> key) {
        LogicalPlan keyed = session()
                .state()
                .analyze(new LogicalPlan.MapRows(
                        RowFunctions.appendKey(function, encoder.codec(), key.codec()),
                        input(),
                        true,
                        TypedPlans.made(key),
                        logicalPlan()));
        List<Expression> keys = List.copyOf(((LogicalPlan.MapRows) keyed).made());
        return new KeyValueGroupedDataset<>(session(), keyed, keys, input(), key, encoder);
    }

    // Actions

    /** All objects. */
    public List<T> collectAsList() {
        List<T> objects = new ArrayList<>();
        LogicalPlan read = session().state().analyze(new LogicalPlan.Project(input(), logicalPlan()));
        for (Batch batch : new BatchRuns(session().state()).batches(read)) {
            for (int row = 0; row < batch.rowCount(); row++) {
                objects.add((T) encoder.codec().read(batch, row));
            }
        }
        return objects;
    }

    /** All objects, one after the other. */
    public Iterator<T> toLocalIterator() {
        return collectAsList().iterator();
    }

    /** The first objects. */
    public List<T> takeAsList(int rows) {
        return limit(rows).collectAsList();
    }

    /** The first object; throws NoSuchElementException if there is none. */
    public T first() {
        return takeAsList(1).iterator().next();
    }

    /** As {@link #first}. */
    public T head() {
        return first();
    }

    /** All objects combined into one; throws UnsupportedOperationException if there is none. */
    public T reduce(ReduceFunction<T> function) {
        Iterator<T> objects = toLocalIterator();
        if (!objects.hasNext()) {
            throw new UnsupportedOperationException("empty collection");
        }
        T reduced = objects.next();
        try {
            while (objects.hasNext()) {
                reduced = function.call(reduced, objects.next());
            }
        } catch (Exception e) {
            throw failed("reduce", e);
        }
        return reduced;
    }

    /** Calls a function for each object. */
    public void foreach(ForeachFunction<T> function) {
        try {
            for (T object : collectAsList()) {
                function.call(object);
            }
        } catch (Exception e) {
            throw failed("foreach", e);
        }
    }

    private static VirtaException failed(String where, Exception cause) {
        return cause instanceof VirtaException known
                ? known
                : new VirtaException(
                        ErrorCode.USER_CODE_FAILED,
                        "The callback of " + where + " failed: " + cause,
                        "See the cause.",
                        cause);
    }

    /** The columns with their types: {@code [word: string, count: bigint]}. */
    @Override
    public String toString() {
        return dtypes().stream()
                .map(column -> column.getKey() + ": " + column.getValue())
                .toList()
                .toString();
    }

    // What keeps the type

    /** A name by which columns can be addressed: {@code "a.id"} after {@code as("a")}. */
    public Dataset<T> as(String alias) {
        return with(toDF().as(alias));
    }

    /** As {@link #as}. */
    public Dataset<T> alias(String alias) {
        return with(toDF().alias(alias));
    }

    /** The rows for which the condition is true. */
    public Dataset<T> filter(Column condition) {
        return with(toDF().filter(condition));
    }

    /** The rows for which the condition, given as SQL, is true. */
    public Dataset<T> filter(String condition) {
        return with(toDF().filter(condition));
    }

    /** As {@link #filter(Column)}. */
    public Dataset<T> where(Column condition) {
        return with(toDF().where(condition));
    }

    /** As {@link #filter(String)}. */
    public Dataset<T> where(String condition) {
        return with(toDF().where(condition));
    }

    /** At most so many rows. */
    public Dataset<T> limit(int rows) {
        return with(toDF().limit(rows));
    }

    /** All but the first rows. */
    public Dataset<T> offset(int rows) {
        return with(toDF().offset(rows));
    }

    /** The rows in order; over a stream only of an aggregate in complete mode. */
    public Dataset<T> orderBy(Column... columns) {
        return with(toDF().orderBy(columns));
    }

    /** The rows in ascending order of these columns. */
    public Dataset<T> orderBy(String column, String... columns) {
        return with(toDF().orderBy(column, columns));
    }

    /** As {@link #orderBy(Column...)}. */
    public Dataset<T> sort(Column... columns) {
        return with(toDF().sort(columns));
    }

    /** As {@link #orderBy(String, String...)}. */
    public Dataset<T> sort(String column, String... columns) {
        return with(toDF().sort(column, columns));
    }

    /** Each row once. */
    public Dataset<T> distinct() {
        return with(toDF().distinct());
    }

    /** Each row once. */
    public Dataset<T> dropDuplicates() {
        return with(toDF().dropDuplicates());
    }

    /** The first row of each combination of these columns; over a stream, the state is freed only if one of them is the event time. */
    public Dataset<T> dropDuplicates(String... columns) {
        return with(toDF().dropDuplicates(columns));
    }

    /** As {@link #dropDuplicates(String...)}. */
    public Dataset<T> dropDuplicates(List<String> columns) {
        return with(toDF().dropDuplicates(columns));
    }

    /** The first row of each combination of these columns, remembered for the watermark's delay. */
    public Dataset<T> dropDuplicatesWithinWatermark(String... columns) {
        return with(toDF().dropDuplicatesWithinWatermark(columns));
    }

    /** As {@link #dropDuplicatesWithinWatermark(String...)}. */
    public Dataset<T> dropDuplicatesWithinWatermark(List<String> columns) {
        return with(toDF().dropDuplicatesWithinWatermark(columns));
    }

    /** Declares the column of event times, and how late rows may come after newer ones, such as {@code "10 minutes"}. Without effect on static rows. */
    public Dataset<T> withWatermark(String eventTime, String delayThreshold) {
        return with(toDF().withWatermark(eventTime, delayThreshold));
    }

    /** The rows of both, columns by position. */
    public Dataset<T> union(Dataset<T> other) {
        return with(toDF().union(other.toDF()));
    }

    /** As {@link #union}. */
    public Dataset<T> unionAll(Dataset<T> other) {
        return with(toDF().unionAll(other.toDF()));
    }

    /** The different rows that are in both. */
    public Dataset<T> intersect(Dataset<T> other) {
        return with(toDF().intersect(other.toDF()));
    }

    /** The different rows that are not in the other. */
    public Dataset<T> except(Dataset<T> other) {
        return with(toDF().except(other.toDF()));
    }

    /** As {@link DataFrame#intersectAll}. */
    public Dataset<T> intersectAll(Dataset<T> other) {
        return with(toDF().intersectAll(other.toDF()));
    }

    /** As {@link DataFrame#exceptAll}. */
    public Dataset<T> exceptAll(Dataset<T> other) {
        return with(toDF().exceptAll(other.toDF()));
    }

    /** A hint that rows be spread by these columns. */
    public Dataset<T> repartition(Column... columns) {
        return with(toDF().repartition(columns));
    }

    /** A hint that rows be spread by these columns; the number of partitions is the session's. */
    public Dataset<T> repartition(int partitions, Column... columns) {
        return with(toDF().repartition(partitions, columns));
    }

    /** This DataFrame: the number of partitions is the session's. */
    public Dataset<T> coalesce(int partitions) {
        return with(toDF().coalesce(partitions));
    }

    /** This DataFrame: queries over one stream share its reader without being told. */
    public Dataset<T> cache() {
        return with(toDF().cache());
    }

    /** As {@link #cache}. */
    public Dataset<T> persist() {
        return with(toDF().persist());
    }

    /** As {@link #cache}. */
    public Dataset<T> unpersist() {
        return with(toDF().unpersist());
    }
}
