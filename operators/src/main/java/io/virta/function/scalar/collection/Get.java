package io.virta.function.scalar.collection;

import com.google.auto.service.AutoService;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;

/** The element of an array at an index counted from 0; null if there is none. */
@AutoService(SqlFunction.class)
public final class Get extends NamedFunction {
    public Get() {
        super(Header.of("collection", "get")
                .usage("get(array, index)")
                .text("The element of an array at an index counted from 0; null if there is none.")
                .example("get(array(1, 2), 0)", "1"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 2);
        if (!(arguments.type(0) instanceof ArrayType)) {
            throw Typing.mismatch(arguments, 0, "ARRAY");
        }
        return Elements.resolve(arguments, AtomicType.INT);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return Elements.kernel(Elements.FROM_ZERO);
    }
}
