package io.virta.session.typed;

import io.virta.api.function.FilterFunction;
import io.virta.api.function.FlatMapFunction;
import io.virta.api.function.MapFunction;
import io.virta.api.function.MapPartitionsFunction;
import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.StructBuilder;
import io.virta.batch.StructColumn;
import io.virta.operator.user.BatchFunction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The user's functions over objects as functions over batches. */
public final class RowFunctions {
    private RowFunctions() {}

    /** One row for each. */
    public static <T, R> BatchFunction map(MapFunction<T, R> function, ObjectCodec input, ObjectCodec output) {
        return new Made(
                "map",
                (rows, out) -> {
                    for (int row = 0; row < rows.rowCount(); row++) {
                        T object = input.object(rows, row);
                        try {
                            output.append(out, function.call(object));
                        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
                            throw UserErrors.failed("map", object, e);
                        }
                    }
                },
                output);
    }

    /** Any number of rows for each. */
    public static <T, R> BatchFunction flatMap(FlatMapFunction<T, R> function, ObjectCodec input, ObjectCodec output) {
        return new Made(
                "flatMap",
                (rows, out) -> {
                    for (int row = 0; row < rows.rowCount(); row++) {
                        T object = input.object(rows, row);
                        try {
                            appendAll(function.call(object), out, output);
                        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
                            throw UserErrors.failed("flatMap", object, e);
                        }
                    }
                },
                output);
    }

    /** Any number of rows for some. */
    public static <T, R> BatchFunction mapPartitions(
            MapPartitionsFunction<T, R> function, ObjectCodec input, ObjectCodec output) {
        return new Made(
                "mapPartitions",
                (rows, out) -> {
                    try {
                        appendAll(function.call(objects(rows, input)), out, output);
                    } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
                        throw UserErrors.failed("mapPartitions", rows.rowCount() + " rows", e);
                    }
                },
                output);
    }

    private static <R> void appendAll(Iterator<R> made, StructBuilder out, ObjectCodec output) {
        while (made.hasNext()) {
            output.append(out, made.next());
        }
    }

    private static <T> Iterator<T> objects(Batch rows, ObjectCodec input) {
        return new Iterator<>() {
            private int row;

            @Override
            public boolean hasNext() {
                return row < rows.rowCount();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return input.object(rows, row++);
            }
        };
    }

    /** The rows that are chosen, unchanged. */
    public static <T> BatchFunction filter(FilterFunction<T> function, ObjectCodec input) {
        return new BatchFunction() {
            @Override
            public String label() {
                return "filter";
            }

            @Override
            public Batch apply(Batch rows, Batch objects) {
                int[] kept = new int[rows.rowCount()];
                int count = 0;
                for (int row = 0; row < rows.rowCount(); row++) {
                    T object = input.object(objects, row);
                    try {
                        kept[count] = row;
                        count += function.call(object) ? 1 : 0;
                    } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
                        throw UserErrors.failed("filter", object, e);
                    }
                }
                return count == rows.rowCount() ? rows : rows.gather(kept, count);
            }
        };
    }

    /** Each row followed by the key of its group. */
    public static <T, K> BatchFunction appendKey(MapFunction<T, K> function, ObjectCodec input, ObjectCodec key) {
        return new BatchFunction() {
            @Override
            public String label() {
                return "groupByKey";
            }

            @Override
            public Batch apply(Batch rows, Batch objects) {
                StructBuilder keys = (StructBuilder) ColumnBuilder.of(key.schema(), rows.rowCount());
                for (int row = 0; row < rows.rowCount(); row++) {
                    T object = input.object(objects, row);
                    try {
                        key.append(keys, function.call(object));
                    } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
                        throw UserErrors.failed("groupByKey", object, e);
                    }
                }
                List<Column> columns = new ArrayList<>(rows.columns());
                columns.addAll(((StructColumn) keys.build()).fields());
                return rows.withColumns(columns);
            }
        };
    }

    /** Appends what follows from rows. */
    private interface Body {
        void apply(Batch rows, StructBuilder out);
    }

    private record Made(String label, Body body, ObjectCodec output) implements BatchFunction {
        @Override
        public Batch apply(Batch rows, Batch input) {
            StructBuilder out = (StructBuilder) ColumnBuilder.of(output.schema(), input.rowCount());
            body.apply(input, out);
            StructColumn made = (StructColumn) out.build();
            return new Batch(made.length(), made.fields());
        }
    }
}
