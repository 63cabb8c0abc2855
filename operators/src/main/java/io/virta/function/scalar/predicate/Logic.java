package io.virta.function.scalar.predicate;

import io.virta.batch.BooleanColumn;
import io.virta.batch.Column;
import io.virta.evaluation.Booleans;
import io.virta.function.ConditionalFunction.ConditionalKernel;

/** AND and OR: one value decides alone, otherwise null beats the other. */
final class Logic {
    private Logic() {}

    /** The kernel of OR if true decides, of AND if false does. */
    static ConditionalKernel kernel(boolean decides) {
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
