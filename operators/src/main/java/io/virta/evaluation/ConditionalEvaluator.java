package io.virta.evaluation;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.DictionaryColumn;
import io.virta.expression.EvaluationContext;
import io.virta.expression.Evaluator;
import io.virta.function.ConditionalFunction.ConditionalKernel;
import io.virta.types.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of a conditional function. Arguments that may fail are computed on the rows that need them alone. */
final class ConditionalEvaluator implements Evaluator {
    private final ConditionalKernel kernel;
    private final List<Argument> arguments;

    ConditionalEvaluator(ConditionalKernel kernel, List<Argument> arguments) {
        this.kernel = kernel;
        this.arguments = List.copyOf(arguments);
    }

    @Override
    public Column evaluate(Batch batch, EvaluationContext context) {
        return kernel.evaluate(
                (index, needed) -> {
                    Column column = arguments.get(index).evaluate(batch, needed, context);
                    return column instanceof DictionaryColumn dictionary ? dictionary.flatten() : column;
                },
                batch.rowCount(),
                context);
    }

    /**
     * An argument.
     *
     * @param captured null if the evaluator works on the whole batch; else the columns of the batch that it works on
     */
    record Argument(Evaluator evaluator, int @Nullable [] captured, DataType type) {
        Column evaluate(Batch batch, boolean @Nullable [] needed, EvaluationContext context) {
            if (captured == null) {
                return evaluator.evaluate(batch, context);
            }
            int rowCount = batch.rowCount();
            int count = needed == null ? rowCount : countTrue(needed, rowCount);
            if (count == 0) {
                return NullableColumns.nulls(type, rowCount);
            }
            Column[] columns = new Column[captured.length];
            if (needed == null || count == rowCount) {
                for (int i = 0; i < columns.length; i++) {
                    columns[i] = batch.column(captured[i]);
                }
                return evaluator.evaluate(Batch.of(rowCount, columns), context);
            }
            int[] rows = new int[count];
            int[] places = new int[rowCount];
            for (int row = 0, place = 0; row < rowCount; row++) {
                places[row] = -1;
                if (needed[row]) {
                    rows[place] = row;
                    places[row] = place++;
                }
            }
            for (int i = 0; i < columns.length; i++) {
                columns[i] = batch.column(captured[i]).gather(rows, count);
            }
            return evaluator.evaluate(Batch.of(count, columns), context).gather(places, rowCount);
        }

        private static int countTrue(boolean[] flags, int length) {
            int count = 0;
            for (int i = 0; i < length; i++) {
                if (flags[i]) {
                    count++;
                }
            }
            return count;
        }
    }
}
