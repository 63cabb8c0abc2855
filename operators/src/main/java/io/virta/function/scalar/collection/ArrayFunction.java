package io.virta.function.scalar.collection;

import io.virta.function.scalar.BuiltFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.types.ArrayType;
import io.virta.types.DataType;

/** A function of one array. */
public abstract class ArrayFunction extends BuiltFunction {
    protected ArrayFunction(Header header) {
        super(header);
    }

    /** The type of the result. */
    protected abstract DataType result(ArrayType array);

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 1);
        if (!(arguments.type(0) instanceof ArrayType array)) {
            throw Typing.mismatch(arguments, 0, "ARRAY");
        }
        return Typing.asIs(arguments, result(array));
    }
}
