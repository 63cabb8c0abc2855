package io.virta.loadtests.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Files of events for a drill: each file is the next ten seconds of event time, up to a second out of order, less than the watermark's delay, so that no row is late however the epochs are cut. The last
 * file closes all windows.
 */
final class DrillInput {
    private static final int ROWS_PER_FILE = 400;
    private static final int FILE_MILLIS = 10_000;
    private static final int DISORDER_MILLIS = 1000;
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private final Path directory;
    private final SplittableRandom random = new SplittableRandom(1);
    private int files;

    DrillInput(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    void addFiles(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            StringBuilder rows = new StringBuilder();
            for (int row = 0; row < ROWS_PER_FILE; row++) {
                long millis = (long) files * FILE_MILLIS
                        + (long) row * FILE_MILLIS / ROWS_PER_FILE
                        - random.nextInt(DISORDER_MILLIS);
                rows.append(row(millis, "key-" + random.nextInt(20), random.nextInt(1000)));
            }
            add(rows.toString());
        }
    }

    void addLastFile() throws IOException {
        add(row((long) files * FILE_MILLIS + 3_600_000, "end", 0));
    }

    private static String row(long millis, String key, int value) {
        return "{\"ts\":\"" + START.plusMillis(millis) + "\",\"k\":\"" + key + "\",\"v\":" + value + "}\n";
    }

    /** A file appears whole, under its name. */
    private void add(String rows) throws IOException {
        Path hidden = directory.resolve(".new");
        Files.writeString(hidden, rows);
        Files.move(hidden, directory.resolve("events-%05d.json".formatted(files)), StandardCopyOption.ATOMIC_MOVE);
        files++;
    }
}
