package io.virta.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a signal does to a process that runs a script. */
class SignalTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void stopsTheQueriesAndExitsWithZero(String signal) throws IOException, InterruptedException {
        Path checkpoint = directory.resolve("checkpoint");
        Path script = Files.writeString(directory.resolve("script.sql"), """
                CREATE TABLE ticks USING rate OPTIONS (rowsPerSecond 10);
                CREATE TABLE screen USING console OPTIONS (format 'json');
                CREATE STREAMING QUERY q OPTIONS (checkpointLocation '%s') AS INSERT INTO screen SELECT value FROM ticks;
                """.formatted(checkpoint));
        Path errors = directory.resolve("errors");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.virta.app.Main",
                        "run",
                        script.toString())
                .redirectError(errors.toFile())
                .start();
        try (BufferedReader rows = process.inputReader()) {
            assertThat(rows.readLine()).as(() -> read(errors)).startsWith("{\"value\":");
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            rows.lines().forEach(row -> assertThat(row).startsWith("{\"value\":"));
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(() -> read(errors)).isZero();
            assertThat(errors).hasContent("");
        } finally {
            process.destroyForcibly();
        }
        assertThat(checkpoint).exists();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
