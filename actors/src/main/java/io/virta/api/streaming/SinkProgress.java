package io.virta.api.streaming;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an epoch wrote.
 *
 * @param numOutputRows -1 if unknown
 */
public record SinkProgress(String description, long numOutputRows) {
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("description", description);
        fields.put("numOutputRows", numOutputRows);
        return fields;
    }
}
