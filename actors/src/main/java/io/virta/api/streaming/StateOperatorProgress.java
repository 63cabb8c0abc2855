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
 */
public record StateOperatorProgress(
        String operatorName,
        long numRowsTotal,
        long numRowsUpdated,
        long numRowsRemoved,
        long commitTimeMs,
        long memoryUsedBytes,
        long numRowsDroppedByWatermark,
        long numShufflePartitions) {
    static StateOperatorProgress of(EpochProgress.StateProgress state) {
        return new StateOperatorProgress(
                state.operatorName(),
                state.rowsTotal(),
                state.rowsUpdated(),
                state.rowsRemoved(),
                state.commitMillis(),
                state.memoryBytes(),
                state.rowsDroppedByWatermark(),
                state.shards());
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
        return fields;
    }
}
