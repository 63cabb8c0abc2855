package io.virta.operator.revision;

import io.virta.operator.Distribution;
import io.virta.state.StateTableSpec;
import io.virta.types.AtomicType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How rows are split into partitions.
 *
 * @param columns the columns of the rows, those that tell partitions apart first
 * @param partitionColumns how many these are
 * @param routingColumns how many of the first columns decide the shard; 0 for a single instance
 * @param bucketColumn the partition column, a time, by which partitions close; -1 for none
 * @param closingDelayMicros how far the watermark must be beyond a bucket to close it; less than 0 if nothing closes
 */
public record PartitionLayout(
        StructType columns, int partitionColumns, int routingColumns, int bucketColumn, long closingDelayMicros) {
    /** Stands for partitions that never close. */
    public static final long NEVER = -1;

    public PartitionLayout {
        List<StructField> fields = new ArrayList<>();
        for (StructField field : columns.fields()) {
            fields.add(new StructField(field.name(), field.dataType(), true));
        }
        columns = new StructType(fields);
    }

    /** Partitions that never close, a shard each. */
    public PartitionLayout(StructType columns, int partitionColumns) {
        this(columns, partitionColumns, partitionColumns, StateTableSpec.NO_BUCKETS, NEVER);
    }

    boolean closes() {
        return closingDelayMicros >= 0;
    }

    /** How rows must be spread. */
    public Distribution distribution() {
        return routingColumns == 0
                ? new Distribution.Single()
                : new Distribution.Hashed(IntStream.range(0, routingColumns).toArray());
    }

    /** The tables of {@link PartitionRows}, which keep columns of the operator's own with each partition. */
    public List<StateTableSpec> tables(StructType ofPartitions) {
        StructType keys = new StructType(columns.fields().subList(0, partitionColumns));
        StructType occurs = new StructType().add("occurs", AtomicType.BIGINT, false);
        return List.of(table(PartitionRows.PARTITIONS, keys, ofPartitions), table(PartitionRows.ROWS, columns, occurs));
    }

    /** Rows are chained by slot, so slots must stay where they are. */
    private StateTableSpec table(String name, StructType keys, StructType value) {
        return new StateTableSpec(name, keys, value, bucketColumn, routingColumns).resident();
    }
}
