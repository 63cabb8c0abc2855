package io.virta.evaluation;

import io.virta.expression.ColumnRef;
import io.virta.expression.Evaluator;
import io.virta.expression.Expression;
import java.util.List;

/**
 * Makes evaluators of analysed expressions. An evaluator belongs to one thread. The columns it makes are flat, constant (calls of constants) or dictionary
 * columns (deterministic calls on a dictionary column).
 */
public final class ExpressionCompiler {
    private ExpressionCompiler() {}

    /**
     * An evaluator over batches that have one column per entry of {@code input}, in that order.
     *
     * @throws io.virta.error.VirtaException INTERNAL_ERROR if the expression is not analysed or refers to a column that is not in the input
     */
    public static Evaluator compile(Expression expression, List<ColumnRef> input) {
        return compileAll(List.of(expression), input).get(0);
    }

    /** Evaluators for several expressions over the same batches; what they have in common is computed once a batch, whichever is asked first. */
    public static List<Evaluator> compileAll(List<Expression> expressions, List<ColumnRef> input) {
        return new Compilation(Scope.of(input), expressions).evaluators();
    }
}
