package io.virta.function.aggregate;

import io.virta.batch.Column;
import io.virta.batch.DoubleColumn;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Cast;
import io.virta.expression.Expression;
import io.virta.expression.Literal;
import io.virta.expression.ScalarCall;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.ImplicitCast;
import io.virta.types.MapType;
import java.util.ArrayList;
import java.util.List;
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
        Expression argument = bare(arguments.get(index));
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

    /** The fractions that an argument lists: a constant between 0 and 1, or an array of such. */
    static double[] fractions(TypedArguments arguments, int index) {
        List<?> listed = constants(bare(arguments.get(index)));
        double[] fractions = new double[listed.size()];
        for (int i = 0; i < fractions.length; i++) {
            if (!(listed.get(i) instanceof Number number)) {
                throw new VirtaException(
                        ErrorCode.DATATYPE_MISMATCH,
                        "The percentage of " + arguments.functionName() + " is not constant: "
                                + arguments.get(index).sql() + ".",
                        "Write a number between 0 and 1, or array(...) of such.",
                        "DATATYPE_MISMATCH.NON_FOLDABLE_INPUT",
                        null);
            }
            fractions[i] = number.doubleValue();
            if (!(fractions[i] >= 0 && fractions[i] <= 1)) {
                throw new VirtaException(
                        ErrorCode.DATATYPE_MISMATCH,
                        "A percentage of " + arguments.functionName() + " is " + fractions[i] + ".",
                        "Percentages are between 0 and 1.",
                        "DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE",
                        null);
            }
        }
        return fractions;
    }

    /** The constants that an expression is made of, before or after folding; other parts as they are. */
    private static List<?> constants(Expression expression) {
        if (expression instanceof Literal literal && literal.value() instanceof List<?> elements) {
            return elements;
        }
        List<Expression> parts =
                expression instanceof ScalarCall call && call.function().name().equals("array")
                        ? call.arguments()
                        : List.of(expression);
        List<Object> constants = new ArrayList<>();
        for (Expression part : parts) {
            constants.add(bare(part) instanceof Literal literal && literal.value() != null ? literal.value() : part);
        }
        return constants;
    }

    /** Whether an argument lists several fractions, so that the result is an array. */
    static boolean isList(TypedArguments arguments, int index) {
        return arguments.type(index) instanceof ArrayType;
    }

    private static Expression bare(Expression argument) {
        Expression bare = argument;
        while (bare instanceof Cast cast) {
            bare = cast.child();
        }
        return bare;
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
