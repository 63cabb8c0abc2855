package io.virta.function;

import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.types.DataType;
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

    /** True if the computation throws for some values; then it is not made for rows that do not need it, such as those of another branch of CASE. */
    default boolean mayFail() {
        return false;
    }

    /** True if the result depends on the session time zone or the epoch, so that a call of constants is not computed when a query is planned. */
    default boolean usesContext() {
        return false;
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
    record Signature(List<DataType> argumentTypes, DataType resultType, boolean nullable) {
        public Signature {
            argumentTypes = List.copyOf(argumentTypes);
        }
    }

    /** The analysed arguments of a call. */
    record TypedArguments(String functionName, List<Expression> expressions) {
        public TypedArguments {
            expressions = List.copyOf(expressions);
        }

        /** How many arguments there are. */
        public int size() {
            return expressions.size();
        }

        /** An argument. */
        public Expression get(int index) {
            return expressions.get(index);
        }

        /** The type of an argument. */
        public DataType type(int index) {
            return ExpressionTypes.typeOf(expressions.get(index));
        }

        /** The types of all arguments. */
        public List<DataType> types() {
            return expressions.stream().map(ExpressionTypes::typeOf).toList();
        }

        /** Whether an argument may be null. */
        public boolean isNullable(int index) {
            return ExpressionTypes.isNullable(expressions.get(index));
        }

        /** Whether any argument may be null. */
        public boolean anyNullable() {
            return expressions.stream().anyMatch(ExpressionTypes::isNullable);
        }
    }
}
