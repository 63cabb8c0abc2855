package io.virta.session;

import io.virta.types.StructType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source or sink by name.
 *
 * @param options of the connector, names in any case
 * @param schema the columns, or null where the connector knows them
 * @param partitionedBy the columns that rows are spread over directories by, empty if none
 */
public record TableDefinition(
        String name,
        String format,
        Map<String, String> options,
        @Nullable StructType schema,
        List<String> partitionedBy) {
    public TableDefinition {
        options = Map.copyOf(options);
        partitionedBy = List.copyOf(partitionedBy);
    }
}
