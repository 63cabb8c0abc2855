package io.virta.function.scalar.random;

import io.virta.batch.DoubleColumn;
import io.virta.function.Kernel;
import io.virta.function.scalar.FixedFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import java.util.Random;

/** Random numbers, a new sequence an epoch and partition, made from the epoch's seed or the one that is given. */
public abstract class RandomFunction extends FixedFunction {
    protected RandomFunction(Header header) {
        super(header, AtomicType.DOUBLE, AtomicType.BIGINT);
    }

    /** The next number. */
    protected abstract double draw(Random random);

    @Override
    public boolean isDeterministic() {
        return false;
    }

    @Override
    protected int requiredCount() {
        return 0;
    }

    @Override
    protected boolean makesNulls() {
        return false;
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        Object given = arguments.size() == 0 ? null : Typing.constant(arguments, 0);
        EpochRandom source = new EpochRandom(given instanceof Number number ? number.longValue() : null);
        return (columns, rowCount, context) -> {
            Random random = source.of(context);
            double[] out = new double[rowCount];
            for (int i = 0; i < rowCount; i++) {
                out[i] = draw(random);
            }
            return new DoubleColumn(out, null);
        };
    }
}
