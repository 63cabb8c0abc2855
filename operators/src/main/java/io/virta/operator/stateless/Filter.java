package io.virta.operator.stateless;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.operator.CompiledExpressions;
import io.virta.operator.Distribution;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.operator.RowSelection;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the rows for which its condition is true, and of those the columns that somebody reads. The condition is evaluated over whole batches; rows are then copied once, and not
 * at all where all of them are kept.
 */
public final class Filter implements Operator {
    private final CompiledExpressions condition;
    private final int[] keptColumns;
    private final RowSelection selection = new RowSelection();

    private Filter(CompiledExpressions condition, List<Integer> keptColumns) {
        this.condition = condition;
        this.keptColumns = keptColumns.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public void epochStart(EpochStart epoch) {
        condition.epochStart(epoch);
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        selection.select(condition.evaluate(0, batch));
        if (selection.count() == 0) {
            return;
        }
        List<Column> kept = new ArrayList<>(keptColumns.length);
        for (int column : keptColumns) {
            kept.add(batch.column(column));
        }
        Batch narrow = batch.withColumns(kept);
        output.emit(
                selection.count() == batch.rowCount() ? narrow : narrow.gather(selection.rows(), selection.count()));
    }

    /**
     * A filter.
     *
     * @param condition a boolean expression over {@code input}
     * @param keptColumns indices of the input columns that make the output
     * @param revises whether input batches carry a change column, which is passed on
     */
    public record Spec(Expression condition, List<ColumnRef> input, List<Integer> keptColumns, boolean revises)
            implements OperatorSpec {
        public Spec {
            input = List.copyOf(input);
            keptColumns = List.copyOf(keptColumns);
        }

        @Override
        public StructType outputSchema() {
            StructType schema = new StructType();
            for (int column : keptColumns) {
                ColumnRef kept = input.get(column);
                schema = schema.add(kept.name(), kept.type(), kept.nullable());
            }
            return schema;
        }

        @Override
        public List<Distribution> inputDistributions() {
            return List.of(new Distribution.Any());
        }

        @Override
        public String explain() {
            return "Filter " + condition.sql();
        }

        @Override
        public Operator create(OperatorContext context) {
            return new Filter(new CompiledExpressions(List.of(condition), input, context), keptColumns);
        }
    }
}
