package io.virta.app.command;

import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.StreamingQueryProgress;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One line a query on the terminal's standard error, redrawn in place. Without a terminal it shows nothing. */
final class StatusLines implements AutoCloseable {
    private final List<StreamingQuery> queries;
    private final boolean shown;
    private final PrintStream out = System.err;
    private int drawn;

    StatusLines(List<StreamingQuery> queries, boolean shown) {
        this.queries = List.copyOf(queries);
        this.shown = shown && !queries.isEmpty();
    }

    void refresh() {
        if (!shown) {
            return;
        }
        StringBuilder text = new StringBuilder(Terminal.CUT_LINES + Terminal.up(drawn));
        for (StreamingQuery query : queries) {
            text.append(Terminal.CLEAR_LINE).append(line(query)).append('\n');
        }
        drawn = queries.size();
        out.print(text.append(Terminal.WRAP_LINES));
        out.flush();
    }

    private static String line(StreamingQuery query) {
        String name = query.name() == null ? query.id().toString() : query.name();
        StreamingQueryProgress progress = query.lastProgress();
        String state = query.isActive() ? query.status().message() : "ended";
        return Terminal.BOLD + name + Terminal.PLAIN + "  " + figures(progress) + Terminal.DIM + state + Terminal.PLAIN;
    }

    private static String figures(@Nullable StreamingQueryProgress progress) {
        if (progress == null) {
            return "";
        }
        String watermark = progress.eventTime().getOrDefault("watermark", "");
        return String.format(
                Locale.ROOT,
                "epoch %d  %,.0f rows/s  %d ms  %s",
                progress.batchId(),
                progress.processedRowsPerSecond(),
                progress.durationMs().getOrDefault("triggerExecution", 0L),
                watermark.isEmpty() ? "" : "watermark " + watermark + "  ");
    }

    @Override
    public void close() {
        refresh();
    }
}
