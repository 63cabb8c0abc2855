package io.virta.operator.aggregate;

import io.virta.batch.Batch;
import io.virta.batch.BooleanColumn;
import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.expression.EvaluationContext;
import io.virta.expression.Evaluator;
import io.virta.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates the arguments and filters of aggregates. Owned by one operator. */
final class AggregateArguments {
    private final Evaluator[][] arguments;
    private final @Nullable Evaluator[] filters;

    /** {@code evaluators} are those of {@link #expressions}. */
    AggregateArguments(AggregateColumn[] columns, List<Evaluator> evaluators) {
        arguments = new Evaluator[columns.length][];
        filters = new Evaluator[columns.length];
        int next = 0;
        for (int i = 0; i < columns.length; i++) {
            int count = columns[i].call().arguments().size();
            arguments[i] = evaluators.subList(next, next + count).toArray(Evaluator[]::new);
            next += count;
            if (columns[i].call().filter() != null) {
                filters[i] = evaluators.get(next++);
            }
        }
    }

    /** What must be evaluated. */
    static List<Expression> expressions(AggregateColumn[] columns) {
        List<Expression> expressions = new ArrayList<>();
        for (AggregateColumn column : columns) {
            expressions.addAll(column.call().children());
        }
        return expressions;
    }

    /** The arguments of an aggregate. */
    Column[] evaluate(int aggregate, Batch batch, EvaluationContext context) {
        Column[] evaluated = new Column[arguments[aggregate].length];
        for (int i = 0; i < evaluated.length; i++) {
            evaluated[i] = arguments[aggregate][i].evaluate(batch, context);
        }
        return evaluated;
    }

    /** The slots with those negative whose rows the aggregate's filter refuses. */
    int[] counted(int aggregate, Batch batch, EvaluationContext context, int[] all) {
        Evaluator filter = filters[aggregate];
        if (filter == null) {
            return all;
        }
        FlatColumn passes = filter.evaluate(batch, context).flatten();
        int[] counted = new int[batch.rowCount()];
        for (int row = 0; row < counted.length; row++) {
            counted[row] = !passes.isNull(row) && ((BooleanColumn) passes).value(row) ? all[row] : -1;
        }
        return counted;
    }
}
