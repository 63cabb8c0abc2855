package io.virta.function.scalar.collection;

import io.virta.function.scalar.BuiltFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.types.ArrayType;
import io.virta.types.DataType;

/** A function of two arrays of one type. */
public abstract class ArrayPairFunction extends BuiltFunction {
    protected ArrayPairFunction(Header header) {
        super(header);
    }

    /** The type of the result, that of the arrays unless another is told. */
    protected DataType result(DataType array) {
        return array;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 2);
        DataType common = Typing.common(arguments, 0);
        if (!(common instanceof ArrayType)) {
            throw Typing.mismatch(arguments, 0, "ARRAY");
        }
        return new Signature(Typing.repeat(common, 2), result(common), true);
    }
}
