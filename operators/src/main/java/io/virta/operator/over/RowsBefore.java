package io.virta.operator.over;

import io.virta.batch.Column;
import io.virta.batch.IntColumn;
import io.virta.error.VirtaException;
import io.virta.expression.AggregateCall;
import io.virta.expression.Frame;
import io.virta.expression.OverCall;
import io.virta.function.Aggregator;
import io.virta.operator.revision.Partitions;
import io.virta.state.LongState;
import io.virta.state.StateColumn;
import io.virta.types.AtomicType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the rows of partitions that are no longer kept: how many they were, with how many different values in the order, and the accumulators of functions whose frames begin with the first row
 * of the partition. Its columns are indexed by the slot of a partition; a partition of a page has a number, from 0. Used by one thread.
 */
final class RowsBefore {
    private static final int EMITTED = 0;
    private static final int ROWS = 1;
    private static final int GROUPS = 2;
    private static final int FIRST_STATE = 3;

    private final StateColumn[] columns;
    private final @Nullable Aggregator[] aggregators;
    private final int[] firstColumns;
    private int[] page = {};

    RowsBefore(List<OverCall> calls, StateColumn[] columns) {
        this.columns = columns;
        aggregators = new Aggregator[calls.size()];
        firstColumns = new int[calls.size()];
        int next = FIRST_STATE;
        for (int i = 0; i < aggregators.length; i++) {
            firstColumns[i] = next;
            if (accumulates(calls.get(i))) {
                Aggregator aggregator = aggregator(calls.get(i));
                aggregators[i] = aggregator;
                next += aggregator.stateType().size();
            }
        }
    }

    /** Its columns. */
    static StructType schema(List<OverCall> calls) {
        StructType schema = new StructType()
                .add("emitted", AtomicType.BIGINT, false)
                .add("rows", AtomicType.BIGINT, false)
                .add("groups", AtomicType.BIGINT, false);
        for (int i = 0; i < calls.size(); i++) {
            if (accumulates(calls.get(i))) {
                for (StructField field : aggregator(calls.get(i)).stateType().fields()) {
                    schema = schema.add("a" + i + "_" + field.name(), field.dataType(), field.nullable());
                }
            }
        }
        return schema;
    }

    /** Whether a function sees all rows from the first of the partition on. */
    static boolean accumulates(OverCall call) {
        return call.function() instanceof AggregateCall && call.frame().start() == Frame.UNBOUNDED_PRECEDING;
    }

    private static Aggregator aggregator(OverCall call) {
        return new FramedAggregate((AggregateCall) call.function()).aggregator();
    }

    /** Says which partitions the numbers stand for. */
    void turnTo(int[] partitionSlots) {
        page = partitionSlots;
    }

    /** How many of the rows that are kept of a partition have been emitted, the first ones of the order. */
    int emitted(int partition) {
        return (int) longs(EMITTED)[page[partition]];
    }

    void setEmitted(int partition, int count) {
        longs(EMITTED)[page[partition]] = count;
    }

    private long[] longs(int column) {
        return ((LongState) columns[column]).values();
    }

    /** The accumulators for the first frame of each row's partition, by row number; null for a function whose frames begin elsewhere. */
    @Nullable IntFunction<Column[]> states(int call, Partitions rows) {
        Aggregator aggregator = aggregators[call];
        if (aggregator == null) {
            return null;
        }
        StateColumn[] states = states(call, aggregator);
        return row -> {
            int[] slot = {page[rows.partitionOf()[row]]};
            Column[] gathered = new Column[states.length];
            Arrays.setAll(gathered, i -> states[i].gather(slot, 1));
            return gathered;
        };
    }

    private StateColumn[] states(int call, Aggregator aggregator) {
        int from = firstColumns[call];
        return Arrays.copyOfRange(columns, from, from + aggregator.stateType().size());
    }

    /** Ranks among the rows that are kept as ranks among all rows. */
    Column added(String function, Column ranks, Partitions rows) {
        long[] before = longs(function.equals("dense_rank") ? GROUPS : ROWS);
        if (!(ranks.flatten() instanceof IntColumn local)) {
            throw VirtaException.internal(function + " needs all rows of the partition.");
        }
        int[] all = new int[local.length()];
        for (int row = 0; row < all.length; row++) {
            all[row] = Math.toIntExact(local.value(row) + before[page[rows.partitionOf()[row]]]);
        }
        return new IntColumn(all, null);
    }

    /** Takes over rows that are no longer kept. */
    void add(int partition, int rows, int groups) {
        longs(ROWS)[page[partition]] += rows;
        longs(GROUPS)[page[partition]] += groups;
    }

    /**
     * Adds rows that are no longer kept to the accumulators of a function, if it has any.
     *
     * @param partitionOf the numbers of the partitions of the rows
     */
    void accumulate(int call, Column[] arguments, int[] partitionOf, int count) {
        Aggregator aggregator = aggregators[call];
        if (aggregator != null) {
            int[] slots = new int[count];
            Arrays.setAll(slots, i -> page[partitionOf[i]]);
            aggregator.update(states(call, aggregator), slots, arguments, count);
        }
    }
}
