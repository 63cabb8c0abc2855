package io.virta.app;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told about a script that is wrong: the place, what is wrong and what to do, exit code 2, and no stack trace. */
class ScriptErrorTest {
    @TempDir
    private Path directory;

    private String tables;

    @BeforeEach
    void makeTables() throws IOException {
        Path in = Files.createDirectory(directory.resolve("in"));
        Files.writeString(in.resolve("rows.json"), "{\"k\":\"a\",\"v\":1}\n");
        tables = "CREATE TABLE rows (ts TIMESTAMP, k STRING, v BIGINT) USING json OPTIONS (path '" + in + "');\n"
                + "CREATE TABLE screen USING console;\n";
    }

    @Test
    void aTextThatDoesNotParseIsReportedWithItsPlaceAndWhatWasExpected() throws IOException {
        refused("SELEC 1;", ":1:1: ", "unexpected 'SELEC'", "Expected here: ", "'SELECT'");
        refused(tables + "SELECT k FROM rows\nWHERE (v > 1;", ":4:13: ", "unexpected ';'");
        refused("CREATE TABLE t (ts TIMESTAM) USING json;", ":1:20: ", "TIMESTAM", "TIMESTAMP");
    }

    @Test
    void aScriptThatCannotBeReadIsReportedWithItsName() throws IOException {
        CommandRun missing = CommandRun.of("run", directory.resolve("none.sql").toString());
        assertEquals(2, missing.exitCode());
        assertEquals(
                "error: " + directory.resolve("none.sql") + ": there is no such file.",
                missing.err().strip());

        Path notText = directory.resolve("latin.sql");
        Files.write(notText, "SELECT 'é';".getBytes(StandardCharsets.ISO_8859_1));
        CommandRun latin = CommandRun.of("run", notText.toString());
        assertEquals(2, latin.exitCode());
        assertTrue(latin.err().contains("not text in UTF-8"), latin.err());
    }

    @Test
    void anEmptyScriptDoesNothing() throws IOException {
        assertEquals(new CommandRun(0, "", ""), run("-- nothing but a comment\n"));
    }

    @Test
    void namesThatDoNotExistAreReportedWithTheNearestOnes() throws IOException {
        refused(stream("SELECT k,\n  kk FROM STREAM rows"), ":5:3: ", "no column `kk`", "`k`");
        refused(stream("SELECT k FROM STREAM row"), ":4:22: ", "`row`", "`rows`");
        refused(stream("SELECT uper(k) FROM STREAM rows"), ":4:8: ", "`uper`", "`upper`");
        refused("CREATE TABLE t USING jsn;\nSELECT * FROM t;", "no format 'jsn'", "json");
    }

    @Test
    void typesThatDoNotFitAreReported() throws IOException {
        refused(stream("SELECT k FROM STREAM rows WHERE v + ts > 3"), ":4:35: ", "TIMESTAMP", "cast");
        refused(stream("SELECT k FROM STREAM rows WHERE v"), ":4:33: ", "condition", "BIGINT");
    }

    @Test
    void theLineIsShownWithACaretBeneathThePlace() throws IOException {
        refused("SELECT 1,\n\tupper(nope)", ":2:8: ", "\n    \tupper(nope)\n    \t      ^\n");
        String wide = "SELECT '" + "é".repeat(300) + "', nope";
        refused(wide, ":1:312: ", "\n    " + "é".repeat(93) + "', nope\n    " + " ".repeat(96) + "^\n");
        refused("\uFEFFSELECT nope", ":1:8: ", "\n    SELECT nope\n           ^\n");
    }

    @Test
    void wrongOptionsAreReportedWithTheValidOnes() throws IOException {
        refused(
                "CREATE TABLE t (k STRING) USING json OPTIONS (path '" + directory + "', maxFilePerTrigger 1);",
                ":1:1: ",
                "maxFilePerTrigger",
                "Did you mean 'maxFilesPerTrigger'?");
        refused(
                tables
                        + "CREATE STREAMING QUERY q OPTIONS (triger 'once') AS INSERT INTO screen SELECT * FROM STREAM rows;",
                ":3:1: ",
                "triger",
                "outputMode, trigger, checkpointLocation");
        refused(
                tables
                        + "CREATE STREAMING QUERY q OPTIONS (outputMode 'upsert') AS INSERT INTO screen SELECT * FROM STREAM rows;",
                ":3:1: ",
                "append, update or complete");
    }

    @Test
    void wrongSettingsAreReportedInScriptsAndOnTheCommandLine() throws IOException {
        refused("SET virta.execution.shard = 4;", ":1:1: ", "virta.execution.shards");
        refused(
                "SET virta.execution.shards = many;",
                ":1:1: ",
                "A setting cannot be read: virta.execution.shards has type STRING rather than NUMBER");
        CommandRun unknown = run("", "--set", "virta.execution.shard=4");
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.err().contains("Did you mean virta.execution.shards"), unknown.err());
        CommandRun noValue = run("", "--set", "virta.execution.shards");
        assertEquals(2, noValue.exitCode());
    }

    @Test
    void whatCannotRunAsAStreamIsRefusedBeforeItsStart() throws IOException {
        refused(
                stream("SELECT k, count(*) AS n FROM STREAM rows GROUP BY k"),
                ":3:1: ",
                "Append mode",
                "use update or complete mode");
        refused(
                tables
                        + "CREATE STREAMING QUERY q OPTIONS (outputMode 'complete') AS INSERT INTO screen SELECT k FROM STREAM rows;",
                ":3:1: ",
                "Complete mode",
                "Use append mode");
        refused(
                tables
                        + "CREATE STREAMING QUERY q OPTIONS (trigger 'continuous 1 second') AS INSERT INTO screen SELECT k FROM STREAM rows;",
                ":3:1: ",
                "continuous trigger is not supported");
        refused(
                "CREATE TABLE t (k STRING) USING json OPTIONS (path '" + directory.resolve("none")
                        + "');\nSELECT * FROM t;",
                "does not exist: " + directory.resolve("none"));
    }

    private String stream(String query) {
        return tables + "CREATE STREAMING QUERY q OPTIONS (trigger 'availableNow') AS INSERT INTO screen\n" + query
                + ";";
    }

    private void refused(String script, String... parts) throws IOException {
        CommandRun run = run(script);
        assertAll(
                () -> assertEquals(2, run.exitCode(), run.err()),
                () -> assertEquals("", run.out()),
                () -> assertFalse(run.err().contains("\tat "), run.err()));
        for (String part : parts) {
            assertTrue(run.err().contains(part), () -> "'" + part + "' is missing in: " + run.err());
        }
    }

    private CommandRun run(String script, String... options) throws IOException {
        Path file = Files.writeString(directory.resolve("script.sql"), script);
        String[] arguments = new String[options.length + 2];
        arguments[0] = "run";
        arguments[1] = file.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return CommandRun.of(arguments);
    }
}
