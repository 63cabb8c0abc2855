package io.virta.conformance;

import io.virta.api.streaming.StateOperatorProgress;
import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.StreamingQueryProgress;
import io.virta.row.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** What a query emitted and reported, over all of its runs. Rows come from the sink's thread, everything else happens on the thread of the test. */
final class EmittedRows {
    private final ConcurrentSkipListMap<Long, List<Row>> rows = new ConcurrentSkipListMap<>();
    private final TreeMap<Long, StreamingQueryProgress> progress = new TreeMap<>();
    private long expected = -1;

    /** The rows of an epoch; should it come again, the later ones count. */
    void add(long epoch, List<Row> emitted) {
        rows.put(epoch, emitted);
    }

    /** Notes what a query has reported up to now. */
    void note(StreamingQuery query) {
        for (StreamingQueryProgress report : query.recentProgress()) {
            progress.put(report.batchId(), report);
        }
    }

    /** The values of all rows since the last {@link #settle}, or those of the last epoch only. */
    List<List<@Nullable Object>> rows(boolean lastOnly) {
        List<List<@Nullable Object>> values = new ArrayList<>();
        rows.tailMap(expected, false).forEach((epoch, emitted) -> {
            if (lastOnly) {
                values.clear();
            }
            emitted.forEach(row -> values.add(row.values()));
        });
        return values;
    }

    /** The watermark of the last epoch, null if it has none. */
    @Nullable Instant watermark() {
        String watermark = progress.isEmpty()
                ? null
                : progress.lastEntry().getValue().eventTime().get("watermark");
        return watermark == null ? null : Instant.parse(watermark);
    }

    /** The rows in the state of all operators after the last epoch. */
    long stateRows() {
        return progress.isEmpty()
                ? 0
                : Arrays.stream(progress.lastEntry().getValue().stateOperators())
                        .mapToLong(StateOperatorProgress::numRowsTotal)
                        .sum();
    }

    /** The rows dropped as late since the last {@link #settle}. */
    long lateRows() {
        return progress.tailMap(expected, false).values().stream()
                .flatMap(report -> Arrays.stream(report.stateOperators()))
                .mapToLong(StateOperatorProgress::numRowsDroppedByWatermark)
                .sum();
    }

    /** What has come up to now has been compared. */
    void settle() {
        long emitted = rows.isEmpty() ? -1 : rows.lastKey();
        expected = Math.max(expected, progress.isEmpty() ? emitted : Math.max(emitted, progress.lastKey()));
    }
}
