package io.virta.api.streaming;

import io.virta.runtime.progress.EpochProgress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a query did in an epoch, with the names and the JSON of Spark. Times are ISO 8601 in UTC, durations milliseconds. Immutable. */
public final class StreamingQueryProgress {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final EpochProgress progress;

    StreamingQueryProgress(EpochProgress progress) {
        this.progress = progress;
    }

    /** The query's id, stable over restarts. */
    public UUID id() {
        return progress.id();
    }

    /** The id of this run. */
    public UUID runId() {
        return progress.runId();
    }

    /** The query's name, or null. */
    public @Nullable String name() {
        return progress.name();
    }

    /** When the epoch began. */
    public String timestamp() {
        return time(progress.timestamp());
    }

    /** The number of the epoch. */
    public long batchId() {
        return progress.epoch();
    }

    /** How long the epoch took. */
    public long batchDuration() {
        return progress.durationMillis().getOrDefault("triggerExecution", 0L);
    }

    /** How long each phase of the epoch took. */
    public Map<String, Long> durationMs() {
        return progress.durationMillis();
    }

    /** Event times seen in the epoch, among them the {@code watermark}; empty for queries without one. */
    public Map<String, String> eventTime() {
        Map<String, String> times = new TreeMap<>();
        progress.eventTime().forEach((name, instant) -> times.put(name, time(instant)));
        return times;
    }

    /** The stateful operators. */
    public StateOperatorProgress[] stateOperators() {
        return progress.states().stream().map(StateOperatorProgress::of).toArray(StateOperatorProgress[]::new);
    }

    /** The sources. */
    public SourceProgress[] sources() {
        return progress.sources().stream().map(SourceProgress::of).toArray(SourceProgress[]::new);
    }

    /** The sink. */
    public SinkProgress sink() {
        return new SinkProgress(progress.sink().description(), progress.sink().outputRows());
    }

    /** Rows read from all sources. */
    public long numInputRows() {
        return progress.inputRows();
    }

    /** Rows read, by the time since the epoch before. */
    public double inputRowsPerSecond() {
        return progress.inputRowsPerSecond();
    }

    /** Rows read, by the time they took. */
    public double processedRowsPerSecond() {
        return progress.processedRowsPerSecond();
    }

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
        fields.put("id", id());
        fields.put("runId", runId());
        fields.put("name", name());
        fields.put("timestamp", timestamp());
        fields.put("batchId", batchId());
        fields.put("batchDuration", batchDuration());
        fields.put("numInputRows", numInputRows());
        fields.put("inputRowsPerSecond", inputRowsPerSecond());
        fields.put("processedRowsPerSecond", processedRowsPerSecond());
        fields.put("durationMs", new TreeMap<>(durationMs()));
        if (!eventTime().isEmpty()) {
            fields.put("eventTime", eventTime());
        }
        fields.put(
                "stateOperators",
                List.of(stateOperators()).stream()
                        .map(StateOperatorProgress::fields)
                        .toList());
        fields.put(
                "sources",
                List.of(sources()).stream().map(SourceProgress::fields).toList());
        fields.put("sink", sink().fields());
        return fields;
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    @Override
    public String toString() {
        return prettyJson();
    }
}
