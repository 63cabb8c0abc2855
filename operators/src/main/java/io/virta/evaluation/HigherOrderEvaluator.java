package io.virta.evaluation;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.DictionaryColumn;
import io.virta.expression.EvaluationContext;
import io.virta.expression.Evaluator;
import io.virta.function.HigherOrderFunction.BoundLambda;
import io.virta.function.HigherOrderFunction.HigherOrderKernel;
import java.util.List;

/** A call of a function with lambdas. */
final class HigherOrderEvaluator implements Evaluator {
    private final HigherOrderKernel kernel;
    private final List<Evaluator> arguments;
    private final List<CompiledLambda> lambdas;

    HigherOrderEvaluator(HigherOrderKernel kernel, List<Evaluator> arguments, List<CompiledLambda> lambdas) {
        this.kernel = kernel;
        this.arguments = List.copyOf(arguments);
        this.lambdas = List.copyOf(lambdas);
    }

    @Override
    public Column evaluate(Batch batch, EvaluationContext context) {
        Column[] columns = new Column[arguments.size()];
        for (int i = 0; i < columns.length; i++) {
            Column column = arguments.get(i).evaluate(batch, context);
            columns[i] = column instanceof DictionaryColumn dictionary ? dictionary.flatten() : column;
        }
        BoundLambda[] bound = new BoundLambda[lambdas.size()];
        for (int i = 0; i < bound.length; i++) {
            CompiledLambda lambda = lambdas.get(i);
            bound[i] = (sourceRows, count, parameters) -> lambda.apply(batch, sourceRows, count, parameters, context);
        }
        return kernel.evaluate(columns, bound, batch.rowCount(), context);
    }

    /**
     * The body of a lambda, over batches of its parameters followed by the captured columns.
     *
     * @param captured the columns of the outer batch that the body sees
     */
    record CompiledLambda(Evaluator body, int parameterCount, int[] captured) {
        Column apply(Batch outer, int[] sourceRows, int count, Column[] parameters, EvaluationContext context) {
            Column[] columns = new Column[parameterCount + captured.length];
            System.arraycopy(parameters, 0, columns, 0, parameterCount);
            for (int i = 0; i < captured.length; i++) {
                columns[parameterCount + i] = outer.column(captured[i]).gather(sourceRows, count);
            }
            return body.evaluate(Batch.of(count, columns), context);
        }
    }
}
