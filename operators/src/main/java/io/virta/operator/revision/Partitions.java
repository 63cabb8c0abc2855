package io.virta.operator.revision;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.IntColumn;
import io.virta.operator.sort.RowOrder;
import io.virta.operator.sort.RowSorter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of some partitions, each different row once. The arrays belong to it and are not to be changed.
 *
 * @param count how many partitions there are
 * @param keys the columns that tell partitions apart, a row per partition
 * @param rows the rows of all partitions, partition by partition
 * @param partitionOf the number of each row's partition, from 0, ascending
 * @param counts how often each row occurs, at least once
 */
public record Partitions(int count, Column[] keys, Batch rows, int[] partitionOf, long[] counts) {
    /** The numbers of the rows, partition by partition, each in the order of {@code orders} and then of all columns, so that only rows that are alike have no order. */
    public int[] sorted(List<RowOrder> orders) {
        List<RowOrder> all = new ArrayList<>();
        all.add(RowOrder.of(new IntColumn(partitionOf, null), true, true));
        all.addAll(orders);
        for (Column column : rows.columns()) {
            if (RowOrder.isOrdered(column)) {
                all.add(RowOrder.of(column, true, true));
            }
        }
        return RowSorter.sorted(rows.rowCount(), RowOrder.inTurn(all.toArray(RowOrder[]::new))::compare);
    }

    /** The same rows in another order, which must keep partitions together and in turn. */
    public Partitions reordered(int[] order) {
        int[] partitions = new int[order.length];
        long[] times = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            partitions[i] = partitionOf[order[i]];
            times[i] = counts[order[i]];
        }
        return new Partitions(count, keys, rows.gather(order, order.length), partitions, times);
    }

    /** The same partitions with each row as often as it occurs. */
    public Partitions expanded() {
        int total = 0;
        for (long times : counts) {
            total = Math.addExact(total, Math.toIntExact(times));
        }
        if (total == counts.length) {
            return this;
        }
        int[] repeated = new int[total];
        int next = 0;
        for (int row = 0; row < counts.length; row++) {
            for (long i = 0; i < counts[row]; i++) {
                repeated[next++] = row;
            }
        }
        Partitions all = reordered(repeated);
        long[] once = new long[total];
        Arrays.fill(once, 1);
        return new Partitions(count, keys, all.rows, all.partitionOf, once);
    }
}
