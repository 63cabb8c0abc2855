package io.virta.function;

import io.virta.batch.Column;
import io.virta.expression.EvaluationContext;

/** The vectorised computation of a scalar function. Made per operator instance, used by one thread at a time. */
@FunctionalInterface
public interface Kernel {
    /**
     * One value a row.
     *
     * @param arguments columns of {@code rowCount} rows each, of the resolved types, flat or constant; not to be written to
     */
    Column evaluate(Column[] arguments, int rowCount, EvaluationContext context);
}
