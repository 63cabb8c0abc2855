package io.virta.function.scalar.predicate;

import io.virta.batch.BooleanColumn;
import io.virta.batch.ConstantColumn;
import io.virta.function.Kernel;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;

/** A test for null of a value of any type. */
public abstract class NullTest extends NamedFunction {
    private final boolean resultOfNull;

    protected NullTest(Header header, boolean resultOfNull) {
        super(header);
        this.resultOfNull = resultOfNull;
    }

    @Override
    public final NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public final Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 1);
        return new Signature(arguments.types(), AtomicType.BOOLEAN, false);
    }

    @Override
    public final Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            if (!columns[0].mayHaveNulls()) {
                return new ConstantColumn(new BooleanColumn(new boolean[] {!resultOfNull}, null), rowCount);
            }
            boolean[] out = new boolean[rowCount];
            for (int i = 0; i < rowCount; i++) {
                out[i] = columns[0].isNull(i) == resultOfNull;
            }
            return new BooleanColumn(out, null);
        };
    }
}
