package io.virta.function.scalar.lambda;

import io.virta.batch.ArrayColumn;
import io.virta.batch.BooleanColumn;
import io.virta.batch.Column;
import io.virta.evaluation.Booleans;

/** Whether a condition holds for some or for all elements. */
final class Quantifier {
    private Quantifier() {}

    /** {@code decides} is the value of the condition that settles the result by one element: true for some, false for all. */
    static Column apply(ArrayColumn arrays, ElementRun run, Column conditions, boolean decides) {
        Booleans values = Booleans.of(conditions);
        boolean[] out = new boolean[arrays.length()];
        boolean[] nulls = new boolean[arrays.length()];
        for (int row = 0; row < out.length; row++) {
            boolean decided = false;
            boolean hasNull = false;
            for (int i = run.offsets()[row]; i < run.offsets()[row + 1]; i++) {
                hasNull |= values.isNull(i);
                decided |= !values.isNull(i) && values.at(i) == decides;
            }
            out[row] = decided == decides;
            nulls[row] = arrays.isNull(row) || !decided && hasNull;
        }
        return new BooleanColumn(out, nulls);
    }
}
