package io.virta.function.scalar;

import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.List;

/** A function of fixed parameter types, the last of which may be left out if {@link #requiredCount} says so. */
public abstract class FixedFunction extends NamedFunction {
    private final DataType result;
    private final List<DataType> parameters;

    /** A function with a result type and the types that arguments are cast to. */
    protected FixedFunction(Header header, DataType result, DataType... parameters) {
        super(header);
        this.result = result;
        this.parameters = List.of(parameters);
    }

    /** How many arguments a call must have. */
    protected int requiredCount() {
        return parameters.size();
    }

    /** Whether the last parameter may occur more often. */
    protected boolean isVariadic() {
        return false;
    }

    /** Whether the result may be null though no argument is. */
    protected boolean makesNulls() {
        return true;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, requiredCount(), isVariadic() ? Integer.MAX_VALUE : parameters.size());
        List<DataType> types = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            types.add(Typing.fit(arguments, i, parameters.get(Math.min(i, parameters.size() - 1))));
        }
        return new Signature(types, result, makesNulls() || arguments.anyNullable());
    }
}
