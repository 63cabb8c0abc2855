package io.virta.operator.user;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.Concatenation;
import io.virta.operator.OperatorContext;
import io.virta.state.KeyHash;
import io.virta.types.StructType;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a function over groups reads.
 *
 * @param schema the columns of the rows
 * @param keyColumns the columns that make the key
 * @param inputColumns the columns that the function reads
 * @param timeColumn the event-time column by which rows are late; -1 for none
 * @param hasWatermark whether the query has a watermark
 * @param initial what the groups have before the first row; null for nothing
 */
public record GroupInput(
        StructType schema,
        List<Integer> keyColumns,
        List<Integer> inputColumns,
        int timeColumn,
        boolean hasWatermark,
        @Nullable Initial initial) {
    /**
     * State of groups from static rows.
     *
     * @param staticPlan the number of the plan whose rows they are
     * @param schema the columns of the key, and those that the function reads
     */
    public record Initial(int staticPlan, StructType schema) {}

    public GroupInput {
        keyColumns = List.copyOf(keyColumns);
        inputColumns = List.copyOf(inputColumns);
    }

    /** The columns of the key. */
    public StructType keys() {
        return new StructType(keyColumns.stream().map(schema::field).toList());
    }

    /** The static rows that are of an instance's groups, the columns of the key first; none unless the function begins with state. */
    Batch initialRows(OperatorContext context, int keyGroups) {
        if (initial == null) {
            return new Batch(0, List.of());
        }
        Batch all = Concatenation.of(initial.schema, context.staticRows(initial.staticPlan));
        Column[] keys = all.columns().subList(0, keyColumns.size()).toArray(Column[]::new);
        long[] hashes = new long[all.rowCount()];
        KeyHash.hash(keys, all.rowCount(), hashes);
        int[] own = new int[all.rowCount()];
        int count = 0;
        for (int row = 0; row < all.rowCount(); row++) {
            own[count] = row;
            int keyGroup = KeyHash.keyGroup(hashes[row], keyGroups);
            count += KeyHash.owner(keyGroup, keyGroups, context.instances()) == context.instance() ? 1 : 0;
        }
        return all.gather(own, count);
    }

    /** The names of the key's columns. */
    String keyNames() {
        return keyColumns.stream()
                .map(column -> schema.field(column).name())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** The columns of the key with their types. */
    String keyText() {
        return keys().fields().stream()
                .map(key -> key.name() + " " + key.dataType().sql())
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
