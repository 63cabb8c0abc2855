package io.virta.function.scalar;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.evaluation.ConstantFolding;
import io.virta.expression.Expression;
import io.virta.expression.Literal;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.types.AtomicType;
import io.virta.types.CommonType;
import io.virta.types.DataType;
import io.virta.types.ImplicitCast;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks and types calls; what does not fit is an error that names the argument and what is expected. */
public final class Typing {
    private Typing() {}

    /** Checks how many arguments there are. */
    public static void count(TypedArguments arguments, int min, int max) {
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

    /** The type an argument is cast to so that it fits; an error if it does not. */
    public static DataType fit(TypedArguments arguments, int index, DataType expected) {
        if (!ImplicitCast.allowed(arguments.type(index), expected)) {
            throw mismatch(arguments, index, expected.sql());
        }
        return expected;
    }

    /** The type of an argument if it is one of a kind, double if it is a string or void; an error else. */
    public static DataType number(TypedArguments arguments, int index) {
        DataType type = arguments.type(index);
        if (type == AtomicType.STRING || type == AtomicType.VOID) {
            return AtomicType.DOUBLE;
        }
        if (!type.isNumeric()) {
            throw mismatch(arguments, index, "NUMERIC");
        }
        return type;
    }

    /** The common type of the arguments from {@code from} on; an error if there is none. */
    public static DataType common(TypedArguments arguments, int from) {
        List<DataType> types = arguments.types().subList(from, arguments.size());
        DataType common = CommonType.ofAll(types);
        if (common == null) {
            throw new VirtaException(
                    ErrorCode.DATATYPE_MISMATCH,
                    "The arguments of " + arguments.functionName() + " have no common type: "
                            + types.stream().map(DataType::sql).toList() + ".",
                    "Cast them to one type.",
                    "DATATYPE_MISMATCH.DATA_DIFF_TYPES",
                    null);
        }
        return common;
    }

    /** The error of an argument whose type does not fit. */
    public static VirtaException mismatch(TypedArguments arguments, int index, String expected) {
        return new VirtaException(
                ErrorCode.DATATYPE_MISMATCH,
                "Argument " + (index + 1) + " of " + arguments.functionName() + " has the type "
                        + arguments.type(index).sql() + ": "
                        + arguments.get(index).sql() + ".",
                "It takes " + expected + "; cast the argument.",
                "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE",
                null);
    }

    /** The value of an argument that must be a constant; null if it is a null. */
    public static @Nullable Object constant(TypedArguments arguments, int index) {
        if (ConstantFolding.fold(arguments.get(index)) instanceof Literal literal) {
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

    /** The constant of an argument, or null if it is none. */
    public static @Nullable Object constantOrNull(Expression argument) {
        return ConstantFolding.fold(argument) instanceof Literal literal ? literal.value() : null;
    }

    /** A signature whose result may be null if an argument may. */
    public static Signature strict(TypedArguments arguments, List<DataType> types, DataType result) {
        return new Signature(types, result, arguments.anyNullable());
    }

    /** A signature of arguments as they are, whose result may be null. */
    public static Signature asIs(TypedArguments arguments, DataType result) {
        return new Signature(arguments.types(), result, true);
    }

    /** A list of one type several times. */
    public static List<DataType> repeat(DataType type, int count) {
        return new ArrayList<>(Collections.nCopies(count, type));
    }
}
