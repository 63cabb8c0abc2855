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

    Pipeline(Path work, String name) throws IOException {
        folder = Files.createDirectories(work.resolve(name));
        script = folder.resolve("pipeline.sql");
        Files.writeString(script, """
                CREATE TABLE events (ts TIMESTAMP, k STRING, v BIGINT) USING json OPTIONS (path '%1$s', maxFilesPerTrigger 1);
                CREATE TABLE windows USING json OPTIONS (path '%2$s/windows');
                CREATE TABLE copies USING json OPTIONS (path '%2$s/copies');
                CREATE STREAMING QUERY windows OPTIONS (trigger 'availableNow', checkpointLocation '%2$s/checkpoint-windows') AS
                INSERT INTO windows
                SELECT window.start AS start, k, count(*) AS n, sum(v) AS total
                FROM STREAM events WATERMARK ts DELAY OF INTERVAL 2 SECONDS
                GROUP BY window(ts, '5 seconds'), k;
                CREATE STREAMING QUERY copies OPTIONS (trigger 'availableNow', checkpointLocation '%2$s/checkpoint-copies') AS
                INSERT INTO copies
                SELECT * FROM STREAM events;
                """.formatted(work.resolve("input").toAbsolutePath(), folder.toAbsolutePath()));
    }

    Process start() throws IOException {
        return new ProcessBuilder(
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
                        "none")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    Path log() {
        return folder.resolve("log");
    }

    List<String> windows() throws IOException {
        return rows("windows");
    }

    List<String> copies() throws IOException {
        return rows("copies");
    }

    /** All rows of an output as any reader of the folder sees them, sorted. */
    private List<String> rows(String output) throws IOException {
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
        for (String output : List.of("windows", "copies")) {
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
