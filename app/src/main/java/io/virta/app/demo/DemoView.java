package io.virta.app.demo;

import io.virta.api.streaming.StreamingQueryProgress;
import io.virta.app.demo.WindowCounts.Counts;
import io.virta.app.demo.WindowCounts.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws the counts: a line of figures, then the latest windows with a row a page. */
final class DemoView {
    private static final int WINDOWS = 3;
    private static final int BAR = 24;
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final boolean inPlace;
    private final int seconds;
    private int drawn;

    DemoView(boolean inPlace, int seconds) {
        this.inPlace = inPlace;
        this.seconds = seconds;
    }

    /** How long to wait between two drawings. */
    long refreshMillis() {
        return inPlace ? 200 : 5000;
    }

    String render(WindowCounts counts, @Nullable StreamingQueryProgress progress, double elapsed) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%nVirta demo: clicks per page in windows of 10 s of event time (%.0f of %d s)%n",
                elapsed,
                seconds));
        figures(text, counts, progress, elapsed);
        Instant watermark = watermark(progress);
        text.append(String.format(Locale.ROOT, "%-20s %-10s %12s %10s%n", "window", "page", "clicks", "purchases"));
        for (Window window : counts.latest(WINDOWS)) {
            rows(text, window, watermark);
        }
        return inPlace ? redrawn(text) : text.toString();
    }

    private void figures(
            StringBuilder text, WindowCounts counts, @Nullable StreamingQueryProgress progress, double elapsed) {
        Instant watermark = watermark(progress);
        text.append(String.format(
                Locale.ROOT,
                "%,d clicks counted, %,.0f a second | %,d late | epoch %d, %d ms | result age %.0f ms | watermark %s%n%n",
                counts.clicks(),
                counts.clicks() / Math.max(elapsed, 0.001),
                counts.lateRows(),
                counts.epoch(),
                progress == null ? 0 : progress.durationMs().getOrDefault("triggerExecution", 0L),
                counts.ageMillis(),
                watermark == null ? "-" : TIME.format(watermark)));
    }

    private static @Nullable Instant watermark(@Nullable StreamingQueryProgress progress) {
        String text = progress == null ? null : progress.eventTime().get("watermark");
        Instant watermark = text == null ? null : Instant.parse(text);
        return watermark == null || watermark.equals(Instant.EPOCH) ? null : watermark;
    }

    private static void rows(StringBuilder text, Window window, @Nullable Instant watermark) {
        Instant end = window.start().plus(WINDOW);
        boolean closed = watermark != null && !end.isAfter(watermark);
        String label = TIME.format(window.start()) + " - " + TIME.format(end);
        long most =
                window.pages().values().stream().mapToLong(Counts::clicks).max().orElse(1);
        for (Map.Entry<String, Counts> page : window.pages().entrySet()) {
            Counts counts = page.getValue();
            text.append(String.format(
                    Locale.ROOT,
                    "%-20s %-10s %,12d %,10d  %s%n",
                    label,
                    page.getKey(),
                    counts.clicks(),
                    counts.purchases(),
                    "█".repeat((int) Math.max(1, counts.clicks() * BAR / Math.max(1, most)))));
            label = closed ? "  final" : label.isEmpty() || label.startsWith(" ") ? "" : "  open";
            closed = false;
        }
    }

    private String redrawn(StringBuilder text) {
        String body = text.toString().replace("\n", "\u001b[K\n");
        int lines = (int) body.chars().filter(c -> c == '\n').count();
        String up = drawn == 0 ? "" : "\u001b[" + drawn + "F";
        String rest = lines < drawn ? "\u001b[J" : "";
        drawn = lines;
        // Lines are cut at the right edge meanwhile: each takes one row of the screen, however narrow.
        return "\u001b[?7l" + up + body + rest + "\u001b[?7h";
    }

    String summary(WindowCounts counts, double elapsed) {
        List<Window> windows = counts.latest(Integer.MAX_VALUE);
        return String.format(
                Locale.ROOT,
                "%n%,d clicks in %.1f s (%,.0f a second), %,d more came too late; %d epochs, %d windows.",
                counts.clicks(),
                elapsed,
                counts.clicks() / elapsed,
                counts.lateRows(),
                counts.epoch() + 1,
                windows.size());
    }
}
