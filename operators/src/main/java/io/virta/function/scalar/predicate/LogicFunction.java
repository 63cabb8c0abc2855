package io.virta.function.scalar.predicate;

import io.virta.batch.BooleanColumn;
import io.virta.batch.Column;
import io.virta.evaluation.Booleans;
import io.virta.function.ConditionalFunction;
import io.virta.function.ConditionalFunction.ConditionalKernel;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.NullRule;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.scalar.FixedFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;

/** AND and OR: one value decides alone, otherwise null beats the other. The second argument is not computed where the first decides. */
public abstract class LogicFunction extends FixedFunction implements ConditionalFunction {
    private final boolean decides;

    /** OR if true decides, AND if false does. */
    LogicFunction(Header header, boolean decides) {
        super(header, AtomicType.BOOLEAN, AtomicType.BOOLEAN, AtomicType.BOOLEAN);
        this.decides = decides;
    }

    @Override
    protected final boolean makesNulls() {
        return false;
    }

    @Override
    public final NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public final Kernel kernel(TypedArguments arguments, Signature signature) {
        return ConditionalFunction.super.kernel(arguments, signature);
    }

    @Override
    public final ConditionalKernel conditionalKernel(TypedArguments typed, Signature signature) {
        return (arguments, rowCount, context) -> {
            Column left = arguments.where(0, null);
            Booleans a = Booleans.of(left);
            boolean leftNulls = left.mayHaveNulls();
            boolean[] open = new boolean[rowCount];
            for (int i = 0; i < rowCount; i++) {
                open[i] = a.at(i) != decides || leftNulls && a.isNull(i);
            }
            Column right = arguments.where(1, open);
            Booleans b = Booleans.of(right);
            boolean mayHaveNulls = leftNulls || right.mayHaveNulls();
            boolean[] out = new boolean[rowCount];
            boolean[] nulls = mayHaveNulls ? new boolean[rowCount] : null;
            for (int i = 0; i < rowCount; i++) {
                if (!open[i]) {
                    out[i] = decides;
                } else if (nulls == null) {
                    out[i] = b.at(i);
                } else if (!b.isNull(i) && b.at(i) == decides) {
                    out[i] = decides;
                } else {
                    out[i] = !decides;
                    nulls[i] = b.isNull(i) || leftNulls && a.isNull(i);
                }
            }
            return new BooleanColumn(out, nulls);
        };
    }
}
