package io.virta.session;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.function.AggregateFunction;
import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.state.StateColumn;
import io.virta.types.DataType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate function that the user wrote in Java. A group's buffer is kept as a value of the buffer type; it becomes an object once a batch and group, not once a row. Objects are as {@link Row} lists
 * them.
 */
public record UserAggregate(
        String name, List<DataType> argumentTypes, DataType bufferType, DataType resultType, Body body)
        implements AggregateFunction {
    private static final String BUFFER = "buffer";

    /** The user's code; called by several threads at a time. A buffer is never null. */
    public interface Body {
        /** The buffer of a group without rows. */
        Object zero();

        /** The buffer with a row more. */
        Object reduce(Object buffer, @Nullable Object[] arguments);

        /** One buffer for the rows of two. */
        Object merge(Object buffer, Object other);

        /** The result. */
        @Nullable Object finish(Object buffer);
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        if (arguments.size() != argumentTypes.size()) {
            throw new VirtaException(
                    ErrorCode.WRONG_NUM_ARGS,
                    "The function '" + name + "' takes " + argumentTypes.size() + " arguments, not " + arguments.size()
                            + ".",
                    "It was registered with so many.");
        }
        return new Signature(argumentTypes, resultType, true);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        List<StructField> fields = new ArrayList<>();
        for (DataType type : argumentTypes) {
            fields.add(new StructField("_" + (fields.size() + 1), type));
        }
        return new Buffers(this, new StructType(fields), new StructType().add(BUFFER, bufferType));
    }

    @Override
    public FunctionDoc doc() {
        return new FunctionDoc("user", name + "(...)", "An aggregate function of the user's.", List.of());
    }

    private record Buffers(UserAggregate function, StructType arguments, StructType stateType) implements Aggregator {
        @Override
        public void update(StateColumn[] state, int[] slots, Column[] columns, int rowCount) {
            Batch rows = new Batch(rowCount, List.of(columns));
            combine(
                    state[0],
                    slots,
                    rowCount,
                    (buffer, row) -> function.body.reduce(
                            buffer,
                            RowConverter.row(rows, row, arguments).values().toArray()));
        }

        @Override
        public void merge(StateColumn[] state, int[] slots, Column[] partials, int rowCount) {
            Batch rows = new Batch(rowCount, List.of(partials));
            combine(state[0], slots, rowCount, (buffer, row) -> function.body.merge(buffer, object(rows, row)));
        }

        /** A buffer that was never written, as where a filter refuses all rows, is that of no rows. */
        private Object object(Batch buffers, int row) {
            Object buffer = RowConverter.row(buffers, row, stateType).get(0);
            return buffer == null ? function.body.zero() : buffer;
        }

        private void combine(StateColumn state, int[] slots, int rowCount, BiFunction<Object, Integer, Object> step) {
            int[] touched = Arrays.stream(slots, 0, rowCount)
                    .filter(slot -> slot >= 0)
                    .sorted()
                    .distinct()
                    .toArray();
            Object[] buffers = read(state, touched, touched.length);
            guarded(() -> {
                for (int row = 0; row < rowCount; row++) {
                    if (slots[row] >= 0) {
                        int place = Arrays.binarySearch(touched, slots[row]);
                        buffers[place] = Objects.requireNonNull(step.apply(buffers[place], row), "the buffer is null");
                    }
                }
                state.scatter(column(buffers, function.bufferType), touched, touched.length);
            });
        }

        private Object[] read(StateColumn state, int[] slots, int count) {
            Batch gathered = new Batch(count, List.of(state.gather(slots, count)));
            Object[] buffers = new Object[count];
            for (int i = 0; i < count; i++) {
                buffers[i] = object(gathered, i);
            }
            return buffers;
        }

        @Override
        public Column result(StateColumn[] state, int[] slots, int count) {
            Object[] buffers = read(state[0], slots, count);
            @Nullable Object[] results = new @Nullable Object[count];
            Column[] made = new Column[1];
            guarded(() -> {
                for (int i = 0; i < count; i++) {
                    results[i] = function.body.finish(buffers[i]);
                }
                made[0] = column(results, function.resultType);
            });
            return made[0];
        }

        private static Column column(@Nullable Object[] values, DataType type) {
            ColumnBuilder builder = ColumnBuilder.of(type, values.length);
            for (Object value : values) {
                RowConverter.append(builder, value, type);
            }
            return builder.build();
        }

        private void guarded(Runnable code) {
            try {
                code.run();
            } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
                throw new VirtaException(
                        ErrorCode.USER_CODE_FAILED,
                        "The aggregate function '" + function.name + "' failed: " + e,
                        "Its arguments are of the types "
                                + function.argumentTypes.stream()
                                        .map(DataType::sql)
                                        .toList()
                                + ", its buffer is declared as " + function.bufferType.sql() + ", its result as "
                                + function.resultType.sql()
                                + "; io.virta.row.Row lists the Java classes, and the cause is in the stack trace.",
                        e);
            }
        }
    }
}
