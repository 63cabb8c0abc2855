package io.virta.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.connector.Options;
import io.virta.connector.PlannedRange;
import io.virta.connector.SourceScan;
import io.virta.connectors.testkit.SourceRuns;
import io.virta.connectors.testkit.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines end at a line feed, a carriage return, or both, wherever a file is cut into pieces. */
class LineEndsTest {
    private final TestContext context = new TestContext();

    @TempDir
    private Path directory;

    @Test
    void linesOfAnySystem() throws IOException {
        assertThat(lines("a\nb\r\nc\rd", 100)).containsExactly("a", "b", "c", "d");
        assertThat(lines("\n\r\n\r\r", 100)).containsExactly("", "", "", "");
        assertThat(lines("a\r", 100)).containsExactly("a");
        assertThat(lines("a\n\r", 100)).containsExactly("a", "");
    }

    @Test
    void anyTextInPiecesOfAnySize() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 60; run++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60);
            for (int i = 0; i < length; i++) {
                text.append("abc\n\r".charAt(random.nextInt(5)));
            }
            List<String> expected = text.toString().lines().toList();
            for (int piece = 1; piece < 20; piece += 4) {
                assertThat(lines(text.toString(), piece))
                        .as("seed %d, pieces of %d bytes of %s", seed, piece, text)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aLineEndThatTheBufferCutsInTwo() throws IOException {
        for (int shift = -2; shift <= 2; shift++) {
            String line = "x".repeat((1 << 20) + shift);
            assertThat(lines(line + "\r\nb\r\n", Long.MAX_VALUE)).containsExactly(line, "b");
            assertThat(lines(line + "\rb", Long.MAX_VALUE)).containsExactly(line, "b");
        }
    }

    private List<String> lines(String text, long pieceBytes) throws IOException {
        Path file = Files.writeString(directory.resolve("a.txt"), text);
        FileEntry entry = new FileEntry(
                directory,
                file,
                Files.size(file),
                Files.getLastModifiedTime(file).toMillis());
        SourceScan scan = SourceRuns.scanAll(
                new TextFiles().source(Options.of(Map.of("path", directory.toString())), null, true, context));
        PlannedRange range = new PlannedRange("", "", FileSplit.pieces(entry, pieceBytes));
        List<String> lines = new ArrayList<>();
        SourceRuns.read(scan, context.source(1, true), range, 100).forEach(row -> lines.add(row.getString(0)));
        return lines;
    }
}
