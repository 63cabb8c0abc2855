package io.virta.session;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.function.FunctionDoc;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.types.DataType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A function that the user wrote in Java, called row by row. Its arguments keep the types they have and arrive as {@link Row} lists them, null for SQL's NULL; its result is of the type
 * declared.
 */
public record UserFunction(String name, int arity, DataType returnType, boolean isDeterministic, Body body)
        implements ScalarFunction {
    /** The user's code; called by several threads at a time. */
    @FunctionalInterface
    public interface Body {
        /** The value for a row; null for SQL's NULL. */
        @Nullable Object call(@Nullable Object[] arguments) throws Exception;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        if (arguments.size() != arity) {
            throw new VirtaException(
                    ErrorCode.WRONG_NUM_ARGS,
                    "The function '" + name + "' takes " + arity + " arguments, not " + arguments.size() + ".",
                    "It was registered with so many.");
        }
        return new Signature(arguments.types(), returnType, true);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        StructType schema = new StructType(IntStream.range(0, arity)
                .mapToObj(i -> new StructField("_" + (i + 1), arguments.type(i)))
                .toList());
        return (columns, rowCount, context) -> evaluate(new Batch(rowCount, List.of(columns)), schema);
    }

    private Column evaluate(Batch arguments, StructType schema) {
        ColumnBuilder results = ColumnBuilder.of(returnType, arguments.rowCount());
        for (int row = 0; row < arguments.rowCount(); row++) {
            Row values = RowConverter.row(arguments, row, schema);
            try {
                RowConverter.append(results, body.call(values.values().toArray()), returnType);
            } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
                throw failed(values, schema, e);
            }
        }
        return results.build();
    }

    private VirtaException failed(Row values, StructType schema, Throwable cause) {
        List<String> types =
                schema.fields().stream().map(field -> field.dataType().sql()).toList();
        String hint = cause instanceof ClassCastException
                ? "Its arguments are of the types " + types + ", its result is declared as " + returnType.sql()
                        + "; io.virta.row.Row lists the Java classes."
                : "The cause is in the stack trace; check what the function does with these values.";
        return new VirtaException(
                ErrorCode.USER_CODE_FAILED,
                "The function '" + name + "' failed for " + values + ": " + cause,
                hint,
                cause);
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    public FunctionDoc doc() {
        return new FunctionDoc("user", name + "(...)", "A function of the user's.", List.of());
    }
}
