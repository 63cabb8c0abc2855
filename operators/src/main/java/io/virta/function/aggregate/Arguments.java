package io.virta.function.aggregate;

import io.virta.batch.Column;
import io.virta.batch.DoubleColumn;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Expression;
import io.virta.expression.Literal;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.ImplicitCast;
import io.virta.types.MapType;
import org.jspecify.annotations.Nullable;

/** Checks the arguments of aggregate calls, and reads their columns. */
final class Arguments {
    private Arguments() {}

    static void count(TypedArguments arguments, int min, int max) {
        int count = arguments.size();
        if (count < min || count > max) {
            String expected = min == max ? "" + min : max == Integer.MAX_VALUE ? "at least " + min : min + " to " + max;
            throw new VirtaException(
                    ErrorCode.WRONG_NUM_ARGS,
                    "The function " + arguments.functionName() + " takes " + expected + " arguments but got " + count
                            + ".",
                    "See docs/functions.md for how it is called.",
                    "WRONG_NUM_ARGS.WITHOUT_SUGGESTION",
                    null);
        }
    }

    /** The type of a numeric argument; double for text and null, which are read as such. */
    static DataType number(TypedArguments arguments, int index) {
        DataType type = arguments.type(index);
        if (type == AtomicType.STRING || type == AtomicType.VOID) {
            return AtomicType.DOUBLE;
        }
        if (!type.isNumeric()) {
            throw mismatch(arguments, index, "NUMERIC");
        }
        return type;
    }

    /** A signature of arguments that all become doubles, with a double that may be null as the result. */
    static Signature doubles(TypedArguments arguments, int count) {
        count(arguments, count, count);
        for (int i = 0; i < count; i++) {
            fit(arguments, i, AtomicType.DOUBLE);
        }
        return new Signature(java.util.Collections.nCopies(count, AtomicType.DOUBLE), AtomicType.DOUBLE, true);
    }

    /** The type that an argument is cast to; an error if it cannot be. */
    static DataType fit(TypedArguments arguments, int index, DataType expected) {
        if (!ImplicitCast.allowed(arguments.type(index), expected)) {
            throw mismatch(arguments, index, expected.sql());
        }
        return expected;
    }

    /** The type of an argument whose values can be ordered. */
    static DataType ordered(TypedArguments arguments, int index) {
        DataType type = arguments.type(index);
        if (type instanceof MapType || type == AtomicType.INTERVAL) {
            throw new VirtaException(
                    ErrorCode.DATATYPE_MISMATCH,
                    "The function " + arguments.functionName() + " cannot order values of type " + type.sql() + ".",
                    "Use a column whose values have an order.",
                    "DATATYPE_MISMATCH.INVALID_ORDERING_TYPE",
                    null);
        }
        return type;
    }

    /** The value of an argument that must be a literal; null for NULL. */
    static @Nullable Object literal(TypedArguments arguments, int index) {
        Expression argument = arguments.get(index);
        while (argument instanceof io.virta.expression.Cast cast) {
            argument = cast.child();
        }
        if (argument instanceof Literal literal) {
            return literal.value();
        }
        throw new VirtaException(
                ErrorCode.DATATYPE_MISMATCH,
                "Argument " + (index + 1) + " of " + arguments.functionName() + " must be a constant but is "
                        + arguments.get(index).sql() + ".",
                "Write a literal.",
                "DATATYPE_MISMATCH.NON_FOLDABLE_INPUT",
                null);
    }

    static VirtaException mismatch(TypedArguments arguments, int index, String expected) {
        return new VirtaException(
                ErrorCode.DATATYPE_MISMATCH,
                "Argument " + (index + 1) + " of " + arguments.functionName() + " has the type "
                        + arguments.type(index).sql() + ": "
                        + arguments.get(index).sql() + ".",
                "It takes " + expected + "; cast the argument.",
                "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE",
                null);
    }

    /** One entry a row, true where any of the columns is null; null if none is. */
    static boolean @Nullable [] anyNull(Column[] columns, int rowCount) {
        boolean[] nulls = null;
        for (Column column : columns) {
            if (column.mayHaveNulls()) {
                for (int row = 0; row < rowCount; row++) {
                    if (column.isNull(row)) {
                        nulls = nulls == null ? new boolean[rowCount] : nulls;
                        nulls[row] = true;
                    }
                }
            }
        }
        return nulls;
    }

    /** The rows' slots, negative where a row is null in any of the columns too. */
    static int[] slotsOfNonNull(int[] slots, Column[] columns, int rowCount) {
        boolean[] nulls = anyNull(columns, rowCount);
        if (nulls == null) {
            return slots;
        }
        int[] chosen = new int[rowCount];
        for (int row = 0; row < rowCount; row++) {
            chosen[row] = nulls[row] ? -1 : slots[row];
        }
        return chosen;
    }

    static double[] doubles(Column column) {
        return ((DoubleColumn) column.flatten()).values();
    }
}
