package io.virta.operator.sort;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.Concatenation;
import io.virta.expression.ColumnRef;
import io.virta.expression.SortOrder;
import io.virta.operator.CompiledExpressions;
import io.virta.operator.Distribution;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.types.StructType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Emits the rows of an epoch in order at its barrier; with a limit only the first ones, of which it never holds many more. Equal rows keep their order. Holds the rows of the running
 * epoch and nothing between epochs.
 */
public final class Sort implements Operator {
    /** So many rows are collected at least before those beyond the limit are dropped. */
    private static final int MIN_ROWS_TO_CUT = 65536;

    private final Spec spec;
    private final CompiledExpressions keys;
    private final Concatenation rows;
    private Batch result;
    private int[] sorted = new int[0];
    private int emitted;
    private boolean isSorted;

    private Sort(Spec spec, OperatorContext context) {
        this.spec = spec;
        this.keys = new CompiledExpressions(
                spec.orders.stream().map(SortOrder::child).toList(), spec.input, context);
        this.rows = new Concatenation(spec.outputSchema());
        this.result = rows.take();
    }

    @Override
    public void epochStart(EpochStart epoch) {
        keys.epochStart(epoch);
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        rows.append(batch);
        if (rows.rowCount() - spec.limit > Math.max(MIN_ROWS_TO_CUT, spec.limit)) {
            Batch all = rows.take();
            int[] order = sortedRows(all);
            rows.append(all.gather(order, (int) spec.limit));
        }
    }

    private int[] sortedRows(Batch batch) {
        List<Column> columns = keys.evaluate(batch);
        RowOrder[] orders = new RowOrder[columns.size()];
        for (int i = 0; i < orders.length; i++) {
            SortOrder order = spec.orders.get(i);
            orders[i] = RowOrder.of(columns.get(i), order.ascending(), order.nullsFirst());
        }
        return RowSorter.sorted(batch.rowCount(), RowOrder.inTurn(orders)::compare);
    }

    @Override
    public boolean emit(EmitReason reason, Output output) {
        if (reason != EmitReason.BARRIER) {
            return false;
        }
        if (!isSorted) {
            isSorted = true;
            result = rows.take();
            sorted = sortedRows(result);
            emitted = 0;
        }
        int count = (int) Math.min(Batch.DEFAULT_ROWS, Math.min(spec.limit, sorted.length) - emitted);
        if (count > 0) {
            output.emit(result.gather(Arrays.copyOfRange(sorted, emitted, emitted + count), count));
            emitted += count;
            return true;
        }
        return false;
    }

    @Override
    public void barrier(long epoch) {
        isSorted = false;
        sorted = new int[0];
        result = result.slice(0, 0);
    }

    /**
     * A global order.
     *
     * @param limit how many rows to emit at most, {@link Long#MAX_VALUE} for all
     */
    public record Spec(List<SortOrder> orders, List<ColumnRef> input, long limit) implements OperatorSpec {
        public Spec {
            orders = List.copyOf(orders);
            input = List.copyOf(input);
        }

        @Override
        public StructType outputSchema() {
            return ColumnRef.schema(input);
        }

        @Override
        public List<Distribution> inputDistributions() {
            return List.of(new Distribution.Single());
        }

        @Override
        public String explain() {
            return orders.stream().map(SortOrder::sql).collect(Collectors.joining(", ", "Sort [", "]"))
                    + (limit == Long.MAX_VALUE ? "" : ", first " + limit);
        }

        @Override
        public Operator create(OperatorContext context) {
            return new Sort(this, context);
        }
    }
}
