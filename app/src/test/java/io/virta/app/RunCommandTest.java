package io.virta.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that run, and queries that fail while they run. */
class RunCommandTest {
    @TempDir
    private Path directory;

    private Path in;
    private String tables;

    @BeforeEach
    void makeTables() throws IOException {
        in = Files.createDirectory(directory.resolve("in"));
        Files.writeString(in.resolve("1.json"), "{\"k\":\"a\",\"v\":1}\n{\"k\":\"b\",\"v\":2}\n");
        tables = "CREATE TABLE rows (k STRING, v BIGINT) USING json OPTIONS (path '" + in + "');\n"
                + "CREATE TABLE screen USING console OPTIONS (format 'json');\n"
                + "CREATE TABLE files USING json OPTIONS (path '" + directory.resolve("out") + "');\n";
    }

    @Test
    void consoleRowsAreJsonAndNothingElseIsOnStandardOutput() throws IOException {
        assertEquals(
                new CommandRun(0, "{\"k\":\"a\",\"v\":1}\n{\"k\":\"b\",\"v\":2}\n", ""),
                run(query("screen", "ck", "SELECT k, v FROM STREAM rows")));
    }

    @Test
    void progressIsALineOfJsonAnEpochWithSparksFields() throws IOException {
        CommandRun run = run(query("files", "ck", "SELECT k, v FROM STREAM rows"), "--progress", "json");
        assertEquals(0, run.exitCode(), run.err());
        List<String> lines = run.out().lines().toList();
        assertEquals(1, lines.size(), run.out());
        Set<String> names = fieldNames(lines.get(0));
        assertTrue(
                names.containsAll(List.of(
                        "id",
                        "runId",
                        "name",
                        "timestamp",
                        "batchId",
                        "numInputRows",
                        "inputRowsPerSecond",
                        "processedRowsPerSecond",
                        "durationMs",
                        "stateOperators",
                        "sources",
                        "sink")),
                names.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"console OPTIONS (format 'json')", "console", "noop --progress json"})
    void aRunEndsWhenNobodyReadsWhatItPrints(String sink) throws IOException {
        boolean progress = sink.endsWith("json");
        Path script = Files.writeString(
                directory.resolve("script.sql"),
                "CREATE TABLE ticks USING rate OPTIONS (rowsPerSecond 100);\n"
                        + "CREATE TABLE sink USING " + sink.replace(" --progress json", "") + ";\n"
                        + "CREATE STREAMING QUERY q AS INSERT INTO sink SELECT value FROM ticks;");
        CommandRun run = CommandRun.unread("run", script.toString(), "--progress", progress ? "json" : "none");
        assertEquals(1, run.exitCode(), run.err());
        assertTrue(run.err().startsWith("error: Standard output is closed."), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    @Test
    void aSecondStartGoesOnWhereTheFirstEnded() throws IOException {
        String script = query("files", "ck", "SELECT k, v FROM STREAM rows");
        assertEquals(new CommandRun(0, "", ""), run(script));
        assertEquals(new CommandRun(0, "", ""), run(script));
        assertEquals(2, outputRows());
        Files.writeString(in.resolve("2.json"), "{\"k\":\"c\",\"v\":3}\n");
        assertEquals(new CommandRun(0, "", ""), run(script));
        assertEquals(3, outputRows());
    }

    @Test
    void aRestartCleansWhatTheLastRunCommittedAndReadsWhatCameInItsPlace() throws IOException {
        String script = query("files", "ck", "SELECT k, v FROM STREAM rows");
        assertEquals(new CommandRun(0, "", ""), run(script));
        String cleaning = script.replace("'" + in + "'", "'" + in + "', cleanSource 'delete'");
        assertEquals(new CommandRun(0, "", ""), run(cleaning));
        assertFalse(Files.exists(in.resolve("1.json")));
        Files.writeString(in.resolve("1.json"), "{\"k\":\"c\",\"v\":3}\n");
        assertEquals(new CommandRun(0, "", ""), run(cleaning));
        assertFalse(Files.exists(in.resolve("1.json")));
        assertEquals(3, outputRows());
    }

    @Test
    void aCheckpointOfAnotherQueryOrADamagedOneIsRefusedAndLeftAsItWas() throws IOException {
        assertEquals(
                0,
                run(update("ck", "SELECT k, count(*) AS n FROM STREAM rows GROUP BY k"))
                        .exitCode());
        failed(
                run(update("ck", "SELECT v, sum(v) AS n FROM STREAM rows GROUP BY v")),
                "The query is not the one that made this checkpoint");

        Path metadata = directory.resolve("ck/metadata");
        byte[] bytes = Files.readAllBytes(metadata);
        bytes[bytes.length / 2] ^= 1;
        Files.write(metadata, bytes);
        failed(run(update("ck", "SELECT k, count(*) AS n FROM STREAM rows GROUP BY k")), "metadata");
        assertEquals(-1, Arrays.mismatch(bytes, Files.readAllBytes(metadata)));
    }

    @Test
    void aJournalWithFlippedBytesIsRefusedWithoutAStackTrace() throws IOException {
        String script = query("files", "ck", "SELECT k, v FROM STREAM rows");
        assertEquals(0, run(script).exitCode());
        List<Path> journal;
        try (Stream<Path> files = Files.list(directory.resolve("ck/journal"))) {
            journal = files.filter(file -> file.toString().matches(".*\\.(sst|log)"))
                    .toList();
        }
        assertFalse(journal.isEmpty());
        for (Path file : journal) {
            byte[] bytes = Files.readAllBytes(file);
            for (int i = bytes.length / 3; i < Math.min(bytes.length / 3 + 8, bytes.length); i++) {
                bytes[i] ^= (byte) 0xff;
            }
            Files.write(file, bytes);
        }
        failed(run(script), "The checkpoint is damaged", "Nothing was changed");
    }

    @Test
    void aMalformedRecordFollowsTheModeOfItsTable() throws IOException {
        Files.writeString(in.resolve("1.json"), "{\"k\":\"a\",\"v\":1}\n{\"k\":\"b\",\"v\":\n");
        assertEquals("{\"k\":\"a\",\"v\":1}\n{}\n", run(malformed("PERMISSIVE")).out());
        assertEquals("{\"k\":\"a\",\"v\":1}\n", run(malformed("DROPMALFORMED")).out());
        failed(run(malformed("FAILFAST")), "malformed", "set the option mode to PERMISSIVE");
    }

    @Test
    void aFailedQueryShowsItsStackTraceOnlyIfAsked() throws IOException {
        String script = query("screen", "ck", "SELECT raise_error('too bad') AS x FROM STREAM rows");
        failed(run(script), "error: too bad");
        CommandRun verbose = run(script, "--verbose");
        assertEquals(1, verbose.exitCode());
        assertTrue(verbose.err().contains("\tat "), verbose.err());
    }

    @Test
    void explainPrintsThePlansAndStartsNothing() throws IOException {
        Path file = Files.writeString(
                directory.resolve("script.sql"), query("files", "ck", "SELECT k FROM STREAM rows WHERE v > 1"));
        CommandRun run = CommandRun.of("explain", file.toString());
        assertEquals(0, run.exitCode(), run.err());
        for (String part : List.of(
                "Streaming query q into files", "Analyzed Logical Plan", "Optimized Logical Plan", "Physical Plan")) {
            assertTrue(run.out().contains(part), run.out());
        }
        assertFalse(Files.exists(directory.resolve("ck")));
    }

    private String query(String target, String checkpoint, String query) {
        return tables + "CREATE STREAMING QUERY q OPTIONS (trigger 'availableNow', checkpointLocation '"
                + directory.resolve(checkpoint) + "') AS INSERT INTO " + target + " " + query + ";";
    }

    private String update(String checkpoint, String query) {
        return query("screen", checkpoint, query).replace("(trigger", "(outputMode 'update', trigger");
    }

    private String malformed(String mode) {
        return query("screen", "ck" + mode, "SELECT * FROM STREAM rows")
                .replace("'" + in + "'", "'" + in + "', mode '" + mode + "'");
    }

    private static void failed(CommandRun run, String... parts) {
        assertEquals(1, run.exitCode(), run.err());
        assertEquals("", run.out());
        assertFalse(run.err().contains("\tat "), run.err());
        for (String part : parts) {
            assertTrue(run.err().contains(part), () -> "'" + part + "' is missing in: " + run.err());
        }
    }

    private long outputRows() throws IOException {
        long rows = 0;
        try (Stream<Path> files = Files.list(directory.resolve("out"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                rows += Files.readAllLines(file).size();
            }
        }
        return rows;
    }

    /** The names of the outermost fields of a JSON object. */
    private static Set<String> fieldNames(String json) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            assertEquals(JsonToken.START_OBJECT, parser.nextToken());
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                names.add(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
            assertEquals(JsonToken.END_OBJECT, parser.currentToken());
        }
        return names;
    }

    private CommandRun run(String script, String... options) throws IOException {
        Path file = Files.writeString(directory.resolve("script.sql"), script);
        return CommandRun.of(Stream.concat(Stream.of("run", file.toString()), Stream.of(options))
                .toArray(String[]::new));
    }
}
