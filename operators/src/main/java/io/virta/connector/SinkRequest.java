package io.virta.connector;

import io.virta.types.StructType;
import java.util.List;

/**
 * What a query writes.
 *
 * @param partitionBy the columns of {@code partitionBy(...)}, empty if none
 * @param queryName the query's name, or its id
 * @param streaming false for a batch {@code write()}, whose {@code saveMode} is among the options
 * @param keyColumns in update mode, the columns that identify a row; empty if unknown
 */
public record SinkRequest(
        StructType schema,
        OutputMode mode,
        List<String> partitionBy,
        String queryName,
        boolean streaming,
        List<String> keyColumns) {}
