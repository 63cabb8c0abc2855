package io.virta.operator;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.evaluation.ExpressionCompiler;
import io.virta.expression.ColumnRef;
import io.virta.expression.EvaluationContext;
import io.virta.expression.Evaluator;
import io.virta.expression.Expression;
import io.virta.operator.StreamElement.EpochStart;
import java.util.ArrayList;
import java.util.List;

/** Expressions over the rows of one input, compiled for one operator instance, with the evaluation context of the running epoch. Used by one thread. */
public final class CompiledExpressions {
    private final List<Evaluator> evaluators;
    private final OperatorContext operator;
    private EvaluationContext context;

    /** Compiles expressions for an operator instance. Until the first {@link #epochStart} the clock stands at 1970. */
    public CompiledExpressions(List<Expression> expressions, List<ColumnRef> input, OperatorContext operator) {
        this.operator = operator;
        evaluators = ExpressionCompiler.compileAll(expressions, input);
        context = new EvaluationContext(operator.zone(), 0, 0, 0, operator.instance());
    }

    /** Takes over clock and seed of an epoch. */
    public void epochStart(EpochStart epoch) {
        context = new EvaluationContext(
                operator.zone(), epoch.timestampMicros(), epoch.epoch(), epoch.seed(), operator.instance());
    }

    /** The values of one expression, a row each. */
    public Column evaluate(int expression, Batch batch) {
        return evaluators.get(expression).evaluate(batch, context);
    }

    /** The values of all expressions. */
    public List<Column> evaluate(Batch batch) {
        List<Column> columns = new ArrayList<>(evaluators.size());
        for (Evaluator evaluator : evaluators) {
            columns.add(evaluator.evaluate(batch, context));
        }
        return columns;
    }
}
