package io.virta.api.streaming;

import io.virta.runtime.progress.EpochProgress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an epoch read of a source. Positions are the source's own JSON.
 *
 * @param startOffset where the epoch began, null for the very first or if nothing was read
 * @param latestOffset the newest position there was, null if unknown
 * @param metrics what the source tells beside, such as how far the query is behind
 */
public record SourceProgress(
        String description,
        @Nullable String startOffset,
        @Nullable String endOffset,
        @Nullable String latestOffset,
        long numInputRows,
        double inputRowsPerSecond,
        double processedRowsPerSecond,
        Map<String, String> metrics) {
    static SourceProgress of(EpochProgress.SourceProgress source) {
        return new SourceProgress(
                source.description(),
                source.startOffset(),
                source.endOffset(),
                source.latestOffset(),
                source.inputRows(),
                source.inputRowsPerSecond(),
                source.processedRowsPerSecond(),
                source.metrics());
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("description", description);
        fields.put("startOffset", raw(startOffset));
        fields.put("endOffset", raw(endOffset));
        fields.put("latestOffset", raw(latestOffset));
        fields.put("numInputRows", numInputRows);
        fields.put("inputRowsPerSecond", inputRowsPerSecond);
        fields.put("processedRowsPerSecond", processedRowsPerSecond);
        if (!metrics.isEmpty()) {
            fields.put("metrics", metrics);
        }
        return fields;
    }

    private static @Nullable Object raw(@Nullable String offset) {
        return offset == null ? null : new JsonText.Raw(offset);
    }
}
