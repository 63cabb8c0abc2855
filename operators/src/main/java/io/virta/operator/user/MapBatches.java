package io.virta.operator.user;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.operator.Distribution;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;

/** Runs the user's code over each batch. Keeps nothing. */
public final class MapBatches implements Operator {
    private final Spec spec;

    private MapBatches(Spec spec) {
        this.spec = spec;
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        Batch rows = batch.withColumns(batch.columns().subList(0, spec.rowColumns));
        output.emit(spec.function.apply(rows, batch.withColumns(select(batch, spec.inputColumns))));
    }

    static List<Column> select(Batch batch, List<Integer> columns) {
        List<Column> selected = new ArrayList<>(columns.size());
        for (int column : columns) {
            selected.add(batch.column(column));
        }
        return selected;
    }

    /**
     * A function over batches.
     *
     * @param rowColumns how many of the first columns are the rows'; those behind them were computed for the function
     * @param inputColumns the columns that the function reads
     */
    public record Spec(BatchFunction function, int rowColumns, List<Integer> inputColumns, StructType outputSchema)
            implements OperatorSpec {
        public Spec {
            inputColumns = List.copyOf(inputColumns);
        }

        @Override
        public List<Distribution> inputDistributions() {
            return List.of(new Distribution.Any());
        }

        @Override
        public String explain() {
            return "MapBatches " + function.label() + ": " + outputSchema.catalogString();
        }

        @Override
        public Operator create(OperatorContext context) {
            return new MapBatches(this);
        }
    }
}
