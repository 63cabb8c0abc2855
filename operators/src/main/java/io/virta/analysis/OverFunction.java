package io.virta.analysis;

import io.virta.error.VirtaException;
import io.virta.function.FunctionDoc;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction;
import io.virta.types.AtomicType;
import java.util.List;
import java.util.Set;

/** A function that has a meaning only with OVER, where the operator for it knows it by its name. It has a type and no computation of its own. */
record OverFunction(String name) implements ScalarFunction {
    /** Their names. */
    static final Set<String> NAMES = Set.of(
            "row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile", "lag", "lead", "nth_value");

    @Override
    public Signature resolve(TypedArguments arguments) {
        return new Signature(arguments.types(), AtomicType.INT, true);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        throw VirtaException.internal(name + " outside of a window.");
    }

    @Override
    public FunctionDoc doc() {
        return new FunctionDoc("window", name + "(...) OVER (...)", "A function over a window of rows.", List.of());
    }
}
