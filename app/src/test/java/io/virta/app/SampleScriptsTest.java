package io.virta.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.app.seeds.Ticks;
import io.virta.row.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts in {@code config/samples}: all explain, and those of the exercises write the right rows over ticks of known times. */
class SampleScriptsTest {
    private static final Path SAMPLES =
            Path.of("..", "config", "samples").toAbsolutePath().normalize();

    @TempDir
    private Path directory;

    @Test
    void everyScriptIsExplained() throws IOException {
        List<Path> scripts;
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            scripts = files.filter(file -> file.toString().endsWith(".sql")).toList();
        }
        assertThat(scripts).isNotEmpty();
        for (Path script : scripts) {
            String text = Files.readString(script).replace("config/samples/", SAMPLES + "/");
            CommandRun run = CommandRun.of("explain", written(text));
            assertThat(run.exitCode()).as(script + ": " + run.err()).isZero();
            assertThat(run.out()).contains("Physical Plan");
        }
    }

    @Test
    void nexmarkEndsByItself() throws IOException {
        String text = Files.readString(SAMPLES.resolve("nexmark/q11.sql"))
                .replace("USING console OPTIONS (truncate false)", "USING console OPTIONS (format 'json')");
        CommandRun run = CommandRun.of("run", written(text));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("{\"bidder\":0,");
    }

    @Test
    void clickStreamCountsActionsAndShowsPurchases() throws IOException {
        List<String> rows = rows("click-stream.sql", 10, 10, 1);
        assertThat(rows)
                .hasSize(9 + 10)
                .contains(
                        "{\"window_start\":\"2024-03-01T10:00:00.000Z\",\"page\":\"home\",\"action\":\"view\",\"count\":20}",
                        "{\"window_start\":\"2024-03-01T10:00:00.000Z\",\"page\":\"about\",\"action\":\"purchase\",\"count\":10}",
                        "{\"timestamp\":\"2024-03-01T10:00:00.900Z\",\"user_id\":9,\"page\":\"about\"}");
    }

    @Test
    void stockPricesAveragesAlertsAndRanks() throws IOException {
        List<String> rows = rows("stock-prices.sql", 15, 60, 4);
        assertThat(rows)
                .contains(
                        "{\"symbol\":\"AAPL\",\"window_start\":\"2024-03-01T10:00:00.000Z\",\"avg_price\":122.75,"
                                + "\"min_price\":100.0,\"max_price\":145.5,\"price_change_pct\":45.5,\"total_volume\":4235000}",
                        "{\"symbol\":\"AAPL\",\"window_start\":\"2024-03-01T10:00:00.000Z\",\"price_change_pct\":45.5,"
                                + "\"alert\":\"SIGNIFICANT PRICE MOVEMENT\"}");
        assertThat(rows.stream().filter(row -> row.contains("SIGNIFICANT"))).hasSize(5);
        assertThat(rows.stream().filter(row -> row.contains("\"volume\"") && row.contains("AAPL")))
                .isEmpty();
    }

    @Test
    void iotDevicesWritesFinalWindows() throws IOException {
        assertThat(rows("iot-devices.sql", 8, 60, 5))
                .hasSize(90)
                .contains("{\"device_id\":\"device_0\",\"metric_type\":\"temperature\","
                        + "\"window_start\":\"2024-03-01T10:00:00.000Z\",\"window_end\":\"2024-03-01T10:02:00.000Z\","
                        + "\"num_readings\":32,\"avg_value\":20.0,\"min_value\":20.0,\"max_value\":20.0}");
    }

    /** What a script prints, as JSON, over files of ticks in place of the rate source, one an epoch. */
    private List<String> rows(String sample, int rowsPerSecond, int seconds, int files) throws IOException {
        Path ticks = Files.createDirectory(directory.resolve("ticks"));
        int rows = rowsPerSecond * seconds;
        for (int file = 0; file < files; file++) {
            Files.writeString(
                    ticks.resolve(file + ".json"),
                    IntStream.range(file * rows, (file + 1) * rows)
                            .mapToObj(value -> json(Ticks.row(value, rowsPerSecond)))
                            .collect(Collectors.joining()));
        }
        String text = Files.readString(SAMPLES.resolve(sample))
                .replaceFirst(
                        "CREATE TABLE ticks USING rate OPTIONS \\(rowsPerSecond " + rowsPerSecond + "\\);",
                        "CREATE TABLE ticks (timestamp TIMESTAMP, value BIGINT) USING json OPTIONS (path '" + ticks
                                + "', maxFilesPerTrigger 1);")
                .replaceFirst("USING console OPTIONS \\(.*\\)", "USING console OPTIONS (format 'json')")
                .replaceAll("trigger 'processingTime .*? seconds'", "trigger 'availableNow'");
        CommandRun run = CommandRun.of("run", written(text), "--set", "virta.session.time-zone=UTC");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out().lines().toList();
    }

    private static String json(Row tick) {
        return "{\"timestamp\": \"" + tick.getTimestamp(0) + "\", \"value\": " + tick.getLong(1) + "}\n";
    }

    private String written(String script) throws IOException {
        return Files.writeString(directory.resolve("script.sql"), script).toString();
    }
}
