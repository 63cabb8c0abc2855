package io.virta.function;

import io.virta.expression.Expression;
import java.util.List;

/** A function from the values of one row to one value. */
public interface ScalarFunction extends SqlFunction {
    /**
     * Checks and types a call. Arguments are analysed, with their natural types; {@link TypedArguments} tells type and constant value.
     *
     * @return which types the arguments are to be cast to, and the type of the result
     * @throws io.virta.error.VirtaException WRONG_NUM_ARGS or DATATYPE_MISMATCH, naming the argument and what is expected
     */
    Signature resolve(TypedArguments arguments);

    /**
     * The computation for arguments of the resolved types.
     *
     * @param arguments as resolved and cast; constants may be read at this time (a pattern to compile, a format)
     */
    Kernel kernel(TypedArguments arguments, Signature signature);

    /** False for functions whose result may differ between equal calls in one epoch, such as {@code rand} and {@code uuid}. */
    default boolean isDeterministic() {
        return true;
    }

    /** True if a null argument always makes a null result; then the kernel may leave nulls to {@link NullRule}. */
    default NullRule nullRule() {
        return NullRule.NULL_IF_ANY_NULL;
    }

    /** How nulls are treated. */
    enum NullRule {
        /** The result is null where any argument is; the kernel need not look at null masks, its own nulls are added. */
        NULL_IF_ANY_NULL,
        /** The kernel decides. */
        CUSTOM
    }

    /** The types that arguments are cast to, and the result's type. */
    record Signature(
            List<io.virta.types.DataType> argumentTypes, io.virta.types.DataType resultType, boolean nullable) {
        public Signature {
            argumentTypes = List.copyOf(argumentTypes);
        }
    }

    /** The analysed arguments of a call. */
    record TypedArguments(String functionName, List<Expression> expressions) {
        public TypedArguments {
            expressions = List.copyOf(expressions);
        }
    }
}
