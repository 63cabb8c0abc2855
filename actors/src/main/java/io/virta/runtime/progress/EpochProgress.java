package io.virta.runtime.progress;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a committed epoch did.
 *
 * @param timestamp when it began
 * @param durationMillis by phase
 * @param eventTime instants by name, {@code watermark} among them
 */
public record EpochProgress(
        UUID id,
        UUID runId,
        @Nullable String name,
        Instant timestamp,
        long epoch,
        long inputRows,
        double inputRowsPerSecond,
        double processedRowsPerSecond,
        Map<String, Long> durationMillis,
        Map<String, Instant> eventTime,
        List<StateProgress> states,
        List<SourceProgress> sources,
        SinkProgress sink) {
    /** What a stateful operator did and keeps. */
    public record StateProgress(
            String operatorName,
            long rowsTotal,
            long rowsUpdated,
            long rowsRemoved,
            long rowsDroppedByWatermark,
            long memoryBytes,
            long spilledRows,
            int shards,
            long commitMillis) {}

    /** What was read of a source; positions are the source's own JSON. */
    public record SourceProgress(
            String description,
            @Nullable String startOffset,
            @Nullable String endOffset,
            @Nullable String latestOffset,
            long inputRows,
            double inputRowsPerSecond,
            double processedRowsPerSecond,
            Map<String, String> metrics) {}

    /** What was written; -1 where unknown. */
    public record SinkProgress(String description, long outputRows) {}
}
