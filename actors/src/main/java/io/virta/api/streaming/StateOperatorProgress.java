package io.virta.api.streaming;

import io.virta.runtime.progress.EpochProgress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a stateful operator did in an epoch and keeps after it.
 *
 * @param numRowsTotal rows in its state
 * @param numRowsDroppedByWatermark rows that came too late
 * @param memoryUsedBytes memory its state takes
 * @param customMetrics {@link #SPILLED_ROWS}: those of {@code numRowsTotal} that do not lie in memory
 */
public record StateOperatorProgress(
        String operatorName,
        long numRowsTotal,
        long numRowsUpdated,
        long numRowsRemoved,
        long commitTimeMs,
        long memoryUsedBytes,
        long numRowsDroppedByWatermark,
        long numShufflePartitions,
        Map<String, Long> customMetrics) {
    /** The custom metric of rows beyond the memory budget. */
    public static final String SPILLED_ROWS = "spilledRows";

    public StateOperatorProgress {
        customMetrics = Map.copyOf(customMetrics);
    }

    static StateOperatorProgress of(EpochProgress.StateProgress state) {
        return new StateOperatorProgress(
                state.operatorName(),
                state.rowsTotal(),
                state.rowsUpdated(),
                state.rowsRemoved(),
                state.commitMillis(),
                state.memoryBytes(),
                state.rowsDroppedByWatermark(),
                state.shards(),
                Map.of(SPILLED_ROWS, state.spilledRows()));
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("operatorName", operatorName);
        fields.put("numRowsTotal", numRowsTotal);
        fields.put("numRowsUpdated", numRowsUpdated);
        fields.put("numRowsRemoved", numRowsRemoved);
        fields.put("commitTimeMs", commitTimeMs);
        fields.put("memoryUsedBytes", memoryUsedBytes);
        fields.put("numRowsDroppedByWatermark", numRowsDroppedByWatermark);
        fields.put("numShufflePartitions", numShufflePartitions);
        fields.put("numStateStoreInstances", numShufflePartitions);
        fields.put("customMetrics", customMetrics);
        return fields;
    }
}
