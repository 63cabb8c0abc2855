package io.virta.api.streaming;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a query does now. */
public record StreamingQueryStatus(String message, boolean isDataAvailable, boolean isTriggerActive) {
    /** As one line of JSON. */
    public String json() {
        return JsonText.line(fields());
    }

    /** As indented JSON. */
    public String prettyJson() {
        return JsonText.indented(fields());
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("message", message);
        fields.put("isDataAvailable", isDataAvailable);
        fields.put("isTriggerActive", isTriggerActive);
        return fields;
    }

    @Override
    public String toString() {
        return prettyJson();
    }
}
