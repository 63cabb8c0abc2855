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

/** As element_at. */
@AutoService(SqlFunction.class)
public final class TryElementAt extends NamedFunction {
    public TryElementAt() {
        super(Header.of("collection", "try_element_at")
                .usage("try_element_at(array, index), try_element_at(map, key)")
                .text("As element_at.")
                .example("try_element_at(array(1, 2), 3)", "NULL"));
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
