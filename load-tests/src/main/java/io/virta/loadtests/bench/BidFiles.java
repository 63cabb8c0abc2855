package io.virta.loadtests.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Writes bids as JSON lines into 20 files, a stretch of time each: ten bids a millisecond from 2025 on, up to a second out of order, half of them on 100 hot auctions, the rest on 100,000, a million
 * bidders. The last file ends with a bid with negative keys an hour later, which closes all windows. The same count makes the same files.
 */
final class BidFiles {
    private static final int FILES = 20;
    private static final long START_MILLIS =
            Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
    private static final long HOUR_MILLIS = 3_600_000;
    private static final String[] CHANNELS = {"apple", "google", "facebook", "baidu"};
    private static final String LETTERS = "kqzvxwjtbnmhgfdsplroiuyeacKQZVXWJTBNMHGFDSPLROIUYEAC";

    private final SplittableRandom random = new SplittableRandom(102);
    private final StringBuilder line = new StringBuilder(256);

    private BidFiles() {}

    /** Writes the files unless a complete set is there. */
    static void write(Path directory, long bids) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path unfinished = directory.resolveSibling(directory.getFileName() + ".unfinished");
        Files.createDirectories(unfinished);
        BidFiles writer = new BidFiles();
        for (int file = 0; file < FILES; file++) {
            Path path = unfinished.resolve("bids-%02d.json".formatted(file));
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 20)) {
                for (long i = file * bids / FILES; i < (file + 1) * bids / FILES; i++) {
                    out.write(writer.bid(i));
                }
                if (file == FILES - 1) {
                    out.write(writer.line(-1, -1, START_MILLIS + bids / 10 + HOUR_MILLIS));
                }
            }
        }
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private byte[] bid(long i) {
        long auction = random.nextBoolean() ? random.nextInt(100) * 1000L : random.nextInt(100_000);
        return line(auction, random.nextInt(1_000_000), START_MILLIS + i / 10 - random.nextInt(1000));
    }

    private byte[] line(long auction, long bidder, long millis) {
        int channel = random.nextInt(CHANNELS.length);
        int extra = random.nextInt(LETTERS.length() - 20);
        line.setLength(0);
        line.append("{\"auction\":").append(auction);
        line.append(",\"bidder\":").append(bidder);
        line.append(",\"price\":").append(1 + random.nextInt(10_000_000));
        line.append(",\"channel\":\"").append(CHANNELS[channel]);
        line.append("\",\"url\":\"/auctions/item.htm?query=1&channel=").append(channel);
        line.append("\",\"date_time\":\"").append(time(millis));
        line.append("\",\"extra\":\"").append(LETTERS, extra, extra + 20).append("\"}\n");
        return line.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String time(long millis) {
        String text = Instant.ofEpochMilli(millis).toString();
        return text.length() == 20 ? text.substring(0, 19) + ".000Z" : text;
    }
}
