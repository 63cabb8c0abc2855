package io.virta.app.demo;

import io.virta.batch.Batch;
import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.DictionaryColumn;
import io.virta.batch.LongColumn;
import io.virta.connector.SourceReader;
import io.virta.connector.Split;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes clicks by their numbers. Click n happens {@code n / clicksPerSecond} after the start and is seen then; its event time lies up to two seconds earlier, and for some
 * much earlier, as from phones that were offline.
 */
final class ClickReader implements SourceReader {
    private static final long USERS = 50_000;
    private static final BytesColumn PAGES = words(
            "/home", "/home", "/home", "/search", "/search", "/product", "/product", "/cart", "/checkout", "/help");
    private static final BytesColumn ACTIONS =
            words("view", "view", "view", "view", "view", "click", "click", "click", "add_to_cart", "purchase");

    private final List<Integer> columns;
    private final long clicksPerSecond;
    private final int latePerMille;
    private long startMicros;
    private long next;
    private long end;

    ClickReader(List<Integer> columns, long clicksPerSecond, int latePerMille) {
        this.columns = columns;
        this.clicksPerSecond = clicksPerSecond;
        this.latePerMille = latePerMille;
    }

    @Override
    public void open(Split split) {
        startMicros = Long.parseLong(split.detail()) * 1000;
        next = split.from();
        end = split.to();
    }

    @Override
    public @Nullable Chunk next(int maxRows) {
        int rows = (int) Math.min(maxRows, end - next);
        if (rows == 0) {
            return null;
        }
        List<Column> made = new ArrayList<>(columns.size());
        for (int column : columns) {
            made.add(
                    switch (column) {
                        case 0 -> eventTimes(rows);
                        case 1 -> users(rows);
                        case 2 -> words(PAGES, rows, 17);
                        default -> words(ACTIONS, rows, 31);
                    });
        }
        next += rows;
        return new Chunk(new Batch(rows, made), next);
    }

    private LongColumn eventTimes(int rows) {
        long[] micros = new long[rows];
        for (int i = 0; i < rows; i++) {
            long click = next + i;
            long random = random(click, 3);
            long delay = random % 1000 < latePerMille
                    ? 12_000_000 + (random >>> 20) % 8_000_000
                    : (random >>> 20) % 2_000_000;
            micros[i] = startMicros + click * 1_000_000 / clicksPerSecond - delay;
        }
        return new LongColumn(micros, null);
    }

    private LongColumn users(int rows) {
        long[] users = new long[rows];
        for (int i = 0; i < rows; i++) {
            users[i] = random(next + i, 5) % USERS;
        }
        return new LongColumn(users, null);
    }

    private DictionaryColumn words(BytesColumn dictionary, int rows, int salt) {
        int[] indices = new int[rows];
        for (int i = 0; i < rows; i++) {
            indices[i] = (int) (random(next + i, salt) % dictionary.length());
        }
        return new DictionaryColumn(dictionary, indices, rows);
    }

    /** A number from 0 that looks random and is the same for the same click (the finaliser of SplitMix64). */
    private static long random(long click, int salt) {
        long z = click * 0x9E3779B97F4A7C15L + salt;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) >>> 1;
    }

    private static BytesColumn words(String... words) {
        int[] offsets = new int[words.length + 1];
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            all.append(words[i]);
            offsets[i + 1] = all.length();
        }
        return new BytesColumn(all.toString().getBytes(StandardCharsets.US_ASCII), offsets, null);
    }

    @Override
    public void close() {}
}
