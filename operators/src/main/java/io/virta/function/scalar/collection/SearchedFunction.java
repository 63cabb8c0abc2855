package io.virta.function.scalar.collection;

import io.virta.function.scalar.BuiltFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.types.ArrayType;
import io.virta.types.CommonType;
import io.virta.types.DataType;
import java.util.List;

/** A function of an array and a value of the type of its elements; both are cast to their common type. */
public abstract class SearchedFunction extends BuiltFunction {
    protected SearchedFunction(Header header) {
        super(header);
    }

    /** The type of the result, that of the array unless another is told. */
    protected DataType result(DataType array) {
        return array;
    }

    /** Whether a null value is one like others; else it makes the result null. */
    protected boolean takesNullValue() {
        return false;
    }

    @Override
    public final NullRule nullRule() {
        return takesNullValue() ? NullRule.CUSTOM : NullRule.NULL_IF_ANY_NULL;
    }

    @Override
    public final Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 2);
        if (!(arguments.type(0) instanceof ArrayType array)) {
            throw Typing.mismatch(arguments, 0, "ARRAY");
        }
        DataType common = CommonType.withoutText(array.elementType(), arguments.type(1));
        if (common == null) {
            throw Typing.mismatch(arguments, 1, array.elementType().sql());
        }
        ArrayType type = new ArrayType(common, array.containsNull() || takesNullValue() && arguments.isNullable(1));
        return new Signature(List.of(type, common), result(type), true);
    }
}
