package io.virta.function.scalar.collection;

import com.google.auto.service.AutoService;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;

/** The element of an array at an index counted from 0, or the value of a map under a key; null if there is none. */
@AutoService(SqlFunction.class)
public final class ElementAccess extends NamedFunction {
    public ElementAccess() {
        super(Header.of("collection", "[]")
                .usage("array[index], map[key]")
                .text(
                        "The element of an array at an index counted from 0, or the value of a map under a key; null if there is none.")
                .example("array(10, 20)[1]", "20")
                .example("map('a', 1)['b']", "NULL"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 2);
        return Elements.resolve(arguments, AtomicType.INT);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return Elements.kernel(Elements.FROM_ZERO);
    }
}
