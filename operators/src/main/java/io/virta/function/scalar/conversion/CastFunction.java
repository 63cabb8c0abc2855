package io.virta.function.scalar.conversion;

import io.virta.evaluation.Traits;
import io.virta.evaluation.cast.CastKernels;
import io.virta.function.Kernel;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.DataType;

/** A cast that is written as a call of the type's name. */
public abstract class CastFunction extends NamedFunction {
    private final DataType type;

    protected CastFunction(Header header, DataType type) {
        super(header);
        this.type = type;
    }

    @Override
    public final boolean usesContext() {
        return Traits.mayUseZone(type);
    }

    @Override
    public final Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 1);
        CastKernels.kernel(arguments.type(0), type);
        return new Signature(arguments.types(), type, true);
    }

    @Override
    public final Kernel kernel(TypedArguments arguments, Signature signature) {
        return CastKernels.kernel(signature.argumentTypes().get(0), type);
    }
}
