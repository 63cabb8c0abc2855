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
        CommandRun folder = CommandRun.of("run", directory.toString());
        assertEquals(2, folder.exitCode());
        assertTrue(folder.err().contains(directory + ": the file cannot be read: Is a directory"), folder.err());
        refused("SELECT \u0000\u001b[2J1;", ":1:8: ", "unexpected character '\uFFFD'");
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
    void wrongOptionsAreReportedWithTheirPlaceAndTheValidOnes() throws IOException {
        refusedAt(
                "maxFilePerTrigger",
                "CREATE TABLE t (k STRING) USING json OPTIONS (path '" + directory + "', maxFilePerTrigger 1);",
                "Did you mean 'maxFilesPerTrigger'?");
        refusedAt(
                "triger",
                query("triger 'once'", "SELECT * FROM STREAM rows"),
                "outputMode, trigger, checkpointLocation");
        refusedAt("trigger", query("trigger 'hourly'", "SELECT * FROM STREAM rows"), "'availableNow'");
        refusedAt(
                "outputMode", query("outputMode 'upsert'", "SELECT * FROM STREAM rows"), "append, update or complete");
    }

    @Test
    void wrongOptionsOfTablesAreReportedWhereTheyStandHoweverLateTheyAreFound() throws IOException {
        String two = """
                CREATE TABLE a USING rate OPTIONS (rowsPerSecond 10);
                CREATE TABLE b USING rate OPTIONS (
                  rowsPerSecond 0);
                """;
        refused(two + "SELECT * FROM STREAM a UNION ALL SELECT * FROM STREAM b;", ":3:3: ", "1 to ");
        String none = directory.resolve("none").toString();
        refusedAt(
                "'" + none,
                "CREATE TABLE t (k STRING) USING json OPTIONS (path '" + none + "');\nSELECT * FROM t;",
                "does not exist: " + none);
        refused("CREATE TABLE t (k STRING) USING json;\nSELECT * FROM t;", ":2:1: ", "needs the option 'path'");
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
    void whatCannotRunAsAStreamIsRefusedBeforeItsStartWithThePlaceOfTheClause() throws IOException {
        refusedAt(
                "GROUP",
                stream("SELECT k, count(*) AS n FROM STREAM rows\n-- GROUP\nGROUP BY k"),
                "Append mode",
                "use update or complete mode");
        refusedAt("ORDER", stream("SELECT k FROM STREAM rows ORDER BY k"), "sorted");
        refusedAt("EXCEPT", stream("SELECT k FROM STREAM rows EXCEPT SELECT k FROM STREAM rows"), "every row");
        refusedAt("OVER", stream("SELECT k, sum(v) OVER (PARTITION BY k) FROM STREAM rows"), "update mode");
        refusedAt(
                "outputMode",
                query("outputMode 'complete'", "SELECT k FROM STREAM rows"),
                "Complete mode",
                "Use append mode");
        refusedAt(
                "trigger",
                query("trigger 'continuous 1 second'", "SELECT k FROM STREAM rows"),
                "continuous trigger is not supported");
        refusedAt(
                "outputMode",
                query("outputMode 'update'", "SELECT k, count(*) AS n FROM STREAM rows GROUP BY k")
                        .replace("USING console", "USING json OPTIONS (path '" + directory.resolve("out") + "')"),
                "file sink");
    }

    @Test
    void setOperationsThatDoNotFitAreReportedWithTheirPlace() throws IOException {
        refusedAt("UNION", tables + "SELECT k FROM rows\nUNION ALL SELECT k, v FROM rows;", "1 and 2 columns");
        refusedAt("INTERSECT", tables + "SELECT k FROM rows INTERSECT SELECT k, v FROM rows;", "1 and 2 columns");
        refusedAt("UNION", tables + "SELECT ts FROM rows UNION SELECT v FROM rows;", "Cast one of them");
    }

    @Test
    void aClauseThatOccursTwiceIsNoPlace() throws IOException {
        refused(
                tables + "SELECT k FROM rows UNION ALL SELECT k FROM rows UNION ALL SELECT k, v FROM rows;",
                ":3:1: ",
                "1 and 2 columns");
    }

    /** Refused at the first place at which a word stands that is no comment. */
    private void refusedAt(String word, String script, String... parts) throws IOException {
        int at = script.replace("-- " + word, "-- " + "x".repeat(word.length())).indexOf(word);
        String before = script.substring(0, at);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        refused(script, ":" + line + ":" + (at - before.lastIndexOf('\n')) + ": ");
        refused(script, parts);
    }

    private String query(String option, String query) {
        return tables + "CREATE STREAMING QUERY q OPTIONS (" + option + ") AS INSERT INTO screen " + query + ";";
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
