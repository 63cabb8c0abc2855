package io.virta.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {
    @TempDir
    private Path directory;

    @Test
    void whatAKilledProcessWasToldIsDurableIsThereInTheNext() throws Exception {
        long last = 0;
        for (int kill = 0; kill < 3; kill++) {
            long told = runAndKill(50 + kill * 37);
            assertThat(told).isGreaterThan(last);
            try (JournalStore store = JournalStore.open(directory.resolve("journal"))) {
                List<Long> numbers = new ArrayList<>();
                store.replay("a", 1, Long.MAX_VALUE, Long.MAX_VALUE, (number, content) -> numbers.add(number));
                last = store.highestSequenceNumber("a");
                assertThat(last).isGreaterThanOrEqualTo(told).isEven();
                assertThat(numbers).hasSize((int) last).first().isEqualTo(1L);
            }
        }
    }

    /** Kills a process after it has printed {@code lines}, and returns the number in the last of them. */
    private long runAndKill(int lines) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledWriter.class.getName(),
                        directory.resolve("journal").toString())
                .redirectError(new File(directory.toFile(), "errors"))
                .start();
        try (BufferedReader out = process.inputReader()) {
            String line = null;
            for (int i = 0; i < lines; i++) {
                line = out.readLine();
            }
            process.destroyForcibly().waitFor();
            return Long.parseLong(line);
        }
    }
}
