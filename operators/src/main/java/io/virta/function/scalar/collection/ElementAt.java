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

/** The element of an array at an index counted from 1, from the end for a negative one, or the value of a map under a key; null if there is none. Index 0 fails. */
@AutoService(SqlFunction.class)
public final class ElementAt extends NamedFunction {
    public ElementAt() {
        super(Header.of("collection", "element_at")
                .usage("element_at(array, index), element_at(map, key)")
                .text(
                        "The element of an array at an index counted from 1, from the end for a negative one, or the value of a map under a key; null if there is none. Index 0 fails.")
                .example("element_at(array(1, 2), -1)", "2")
                .example("element_at(map(1, 'a'), 1)", "a"));
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 2);
        return Elements.resolve(arguments, AtomicType.INT);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return Elements.kernel(Elements.FROM_ONE);
    }
}
