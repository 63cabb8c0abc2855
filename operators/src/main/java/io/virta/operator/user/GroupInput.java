package io.virta.operator.user;

import io.virta.types.StructType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a function over groups reads.
 *
 * @param schema the columns of the rows
 * @param keyColumns the columns that make the key
 * @param inputColumns the columns that the function reads
 * @param timeColumn the event-time column by which rows are late; -1 for none
 * @param hasWatermark whether the query has a watermark
 */
public record GroupInput(
        StructType schema, List<Integer> keyColumns, List<Integer> inputColumns, int timeColumn, boolean hasWatermark) {
    public GroupInput {
        keyColumns = List.copyOf(keyColumns);
        inputColumns = List.copyOf(inputColumns);
    }

    /** The columns of the key. */
    public StructType keys() {
        return new StructType(keyColumns.stream().map(schema::field).toList());
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
