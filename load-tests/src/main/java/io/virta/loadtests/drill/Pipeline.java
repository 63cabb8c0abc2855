package io.virta.loadtests.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pipeline of a drill, run by the command line in a process of its own, with outputs and checkpoints below a folder of its name. */
final class Pipeline {
    private final Path folder;
    private final Path script;
    private final DrillOptions options;

    Pipeline(Path work, String name, DrillOptions options) throws IOException {
        this.options = options;
        folder = Files.createDirectories(work.resolve(name));
        script = folder.resolve("pipeline.sql");
        StringBuilder text =
                new StringBuilder("""
                CREATE TABLE events (ts TIMESTAMP, k STRING, v BIGINT) USING json OPTIONS (path '%s', maxFilesPerTrigger 1);
                """.formatted(work.resolve("input").toAbsolutePath()));
        for (int pair = 0; pair < options.pairs(); pair++) {
            text.append(pair(pair));
        }
        Files.writeString(script, text);
    }

    /** Windowed counts and a plain copy. */
    private String pair(int number) {
        return """
                CREATE TABLE windows_%1$s USING json OPTIONS (path '%2$s/windows-%1$s');
                CREATE TABLE copies_%1$s USING json OPTIONS (path '%2$s/copies-%1$s');
                CREATE STREAMING QUERY windows_%1$s OPTIONS (trigger 'availableNow', checkpointLocation '%2$s/checkpoint-windows-%1$s') AS
                INSERT INTO windows_%1$s
                SELECT window.start AS start, k, count(*) AS n, sum(v) AS total
                FROM STREAM events WATERMARK ts DELAY OF INTERVAL 2 SECONDS
                GROUP BY window(ts, '5 seconds'), k;
                CREATE STREAMING QUERY copies_%1$s OPTIONS (trigger 'availableNow', checkpointLocation '%2$s/checkpoint-copies-%1$s') AS
                INSERT INTO copies_%1$s
                SELECT * FROM STREAM events;
                """.formatted(number, folder.toAbsolutePath());
    }

    /** The names of all outputs. */
    List<String> outputs() {
        List<String> outputs = new ArrayList<>();
        for (int pair = 0; pair < options.pairs(); pair++) {
            outputs.add("windows-" + pair);
            outputs.add("copies-" + pair);
        }
        return outputs;
    }

    Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.virta.app.Main",
                "run",
                script.toString(),
                "--set",
                "virta.session.time-zone=UTC",
                "--progress",
                "none"));
        if (options.overflow()) {
            command.addAll(List.of("--set", "virta.state.store=rocksdb", "--set", "virta.state.memory-budget=1KiB"));
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    Path log() {
        return folder.resolve("log");
    }

    /** All rows of an output as any reader of the folder sees them, sorted. */
    List<String> rows(String output) throws IOException {
        List<String> rows = new ArrayList<>();
        for (Path file : files(output)) {
            String name = file.getFileName().toString();
            if (!name.startsWith(".") && !name.startsWith("_")) {
                rows.addAll(Files.readAllLines(file));
            }
        }
        rows.sort(null);
        return rows;
    }

    /** Files in the outputs that no reader should see. */
    List<Path> leftovers() throws IOException {
        List<Path> leftovers = new ArrayList<>();
        for (String output : outputs()) {
            try (Stream<Path> all = Files.walk(folder.resolve(output))) {
                all.filter(Files::isRegularFile)
                        .filter(file -> folder.resolve(output)
                                .relativize(file)
                                .toString()
                                .matches("(.*/)?[._].*"))
                        .forEach(leftovers::add);
            }
        }
        return leftovers;
    }

    private List<Path> files(String output) throws IOException {
        Path directory = folder.resolve(output);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
