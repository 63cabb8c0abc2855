package io.virta.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedWriteTest {
    /** In blocks of 512 or 1024 bytes, by shell: less than the write buffer, so that the log of writes is what does not fit. */
    private static final int LIMIT_BLOCKS = 600;

    @TempDir
    private Path directory;

    @Test
    void aStoreTakesWritesAgainAfterOneThatDidNotFit() throws Exception {
        List<String> lines = runLimited();
        assertThat(lines).filteredOn("IO_ERROR"::equals).hasSize(1);
        try (JournalStore store = JournalStore.open(directory.resolve("journal"))) {
            List<String> numbers = new ArrayList<>();
            store.replay(
                    "a", 1, Long.MAX_VALUE, Long.MAX_VALUE, (number, content) -> numbers.add(Long.toString(number)));
            assertThat(numbers)
                    .containsAll(lines.stream()
                            .filter(line -> !line.equals("IO_ERROR"))
                            .toList());
        }
    }

    private List<String> runLimited() throws Exception {
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -f " + LIMIT_BLOCKS + "; exec \"$0\" \"$@\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LimitedWriter.class.getName(),
                        directory.resolve("journal").toString())
                .redirectError(new File(directory.toFile(), "errors"))
                .start();
        try (BufferedReader out = process.inputReader()) {
            List<String> lines = out.lines().toList();
            process.waitFor();
            assertThat(directory.resolve("errors")).isEmptyFile();
            return lines;
        }
    }
}
