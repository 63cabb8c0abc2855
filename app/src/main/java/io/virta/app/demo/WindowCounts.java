package io.virta.app.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The latest counts per window and page, as the query's updates tell them. Written by one thread, read by another. */
final class WindowCounts {
    private static final int WINDOWS_KEPT = 60;

    private final TreeMap<Instant, TreeMap<String, Counts>> windows = new TreeMap<>();
    private long clicks;
    private long lateRows;
    private long epoch = -1;
    private long shownNanos = System.nanoTime();
    private double ageMillis;

    /** The counts of a page in a window. */
    record Counts(long clicks, long purchases) {}

    /** A window and its pages. */
    record Window(Instant start, Map<String, Counts> pages) {}

    synchronized void put(Instant window, String page, long newClicks, long newPurchases) {
        Counts before = windows.computeIfAbsent(window, start -> new TreeMap<>())
                .put(page, new Counts(newClicks, newPurchases));
        clicks += newClicks - (before == null ? 0 : before.clicks());
        while (windows.size() > WINDOWS_KEPT) {
            windows.pollFirstEntry();
        }
    }

    /** All updates of an epoch are in. The oldest of its clicks happened when the epoch before was planned, about when that was shown. */
    synchronized void epochShown(long number) {
        epoch = number;
        long now = System.nanoTime();
        ageMillis = (now - shownNanos) / 1e6;
        shownNanos = now;
    }

    synchronized List<Window> latest(int count) {
        List<Window> latest = new ArrayList<>();
        for (Map.Entry<Instant, TreeMap<String, Counts>> window :
                windows.descendingMap().entrySet()) {
            if (latest.size() == count) {
                break;
            }
            latest.add(0, new Window(window.getKey(), new TreeMap<>(window.getValue())));
        }
        return latest;
    }

    synchronized long clicks() {
        return clicks;
    }

    synchronized void addLateRows(long rows) {
        lateRows += rows;
    }

    /** Clicks that came after the watermark and were dropped. */
    synchronized long lateRows() {
        return lateRows;
    }

    synchronized long epoch() {
        return epoch;
    }

    /** How old, in milliseconds, the oldest click was that the latest update brought. */
    synchronized double ageMillis() {
        return ageMillis;
    }
}
