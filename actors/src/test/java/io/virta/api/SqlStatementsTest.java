package io.virta.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.Trigger;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import io.virta.sql.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SqlStatementsTest {
    private final VirtaSession session = Sessions.utc();

    @TempDir
    Path directory;

    @BeforeEach
    void defineTables() throws IOException {
        Path input = Files.createDirectory(directory.resolve("in"));
        Files.writeString(input.resolve("a.json"), "{\"n\": 1, \"s\": \"a\"}\n{\"n\": 2, \"s\": \"b\"}\n");
        session.sql("CREATE TABLE input (n INT, s STRING) USING json OPTIONS (path '" + input + "');"
                + "CREATE TABLE output (number BIGINT, text STRING) USING json OPTIONS (path '"
                + directory.resolve("out") + "')");
    }

    @AfterEach
    void stop() {
        session.stop();
    }

    @Test
    void queriesReadTables() {
        assertThat(session.sql("SELECT n FROM input WHERE s = 'b'").collectAsList())
                .containsExactly(Row.of(2));
        assertThat(session.sql("SELECT n FROM STREAM input").isStreaming()).isTrue();
    }

    @Test
    void insertsFitColumnsByPosition() {
        assertThat(session.sql("INSERT INTO output SELECT n, s FROM input").columns())
                .isEmpty();
        assertThat(session.sql("SELECT * FROM output ORDER BY number").collectAsList())
                .containsExactly(Row.of(1L, "a"), Row.of(2L, "b"));
        assertThatThrownBy(() -> session.sql("INSERT INTO output SELECT n FROM input"))
                .hasMessageContaining("has 2 columns, the query 1")
                .hasMessageContaining("number BIGINT, text STRING");
        assertThatThrownBy(() -> session.sql("INSERT INTO output SELECT n, s FROM STREAM input"))
                .hasMessageContaining("CREATE STREAMING QUERY");
    }

    @Test
    void aStreamingQueryStarts() {
        List<Statement> script = SqlParser.parseScript("""
                CREATE TEMPORARY VIEW odd AS SELECT n, upper(s) AS s FROM STREAM input WHERE n %% 2 = 1;
                CREATE STREAMING QUERY copy
                OPTIONS (outputMode 'append', trigger 'availableNow', checkpointLocation '%s')
                AS INSERT INTO output SELECT * FROM odd
                """.formatted(directory.resolve("checkpoint")));
        assertThat(session.execute(script.get(0))).isEqualTo(new SqlResult(null, null));
        assertThat(session.explain(script.get(1)))
                .contains("== Analyzed Logical Plan ==", "== Optimized Logical Plan ==", "== Physical Plan ==");
        assertThat(session.streams().active()).isEmpty();

        StreamingQuery query = session.execute(script.get(1)).query();
        assertThat(query.awaitTermination(30_000)).isTrue();
        assertThat(query.name()).isEqualTo("copy");
        assertThat(session.table("output").collectAsList()).containsExactly(Row.of(1L, "A"));
    }

    @Test
    void settingsAreSet() {
        session.sql("SET spark.sql.shuffle.partitions = 3");
        assertThat(session.conf().get("virta.execution.shards")).isEqualTo("3");
    }

    @Test
    void triggersReadAsTheyAreWritten() {
        assertThat(SqlStatements.trigger("processingTime 1 second"))
                .hasToString(Trigger.ProcessingTime(1000).toString());
        assertThat(SqlStatements.trigger("AvailableNow"))
                .hasToString(Trigger.AvailableNow().toString());
        assertThat(SqlStatements.trigger("once")).hasToString(Trigger.Once().toString());
        assertThat(SqlStatements.trigger("continuous 2 seconds"))
                .hasToString(Trigger.Continuous(2000).toString());
        assertThatThrownBy(() -> SqlStatements.trigger("sometimes")).hasMessageContaining("'availableNow'");
    }

    @Test
    void wrongStatementsAreRefused() {
        assertThatThrownBy(() -> session.sql("CREATE TABLE input (n INT) USING json OPTIONS (path '/tmp')"))
                .hasMessageContaining("already a table 'input'");
        session.sql("CREATE TABLE IF NOT EXISTS input (n INT) USING json OPTIONS (path '/tmp')");
        assertThatThrownBy(() -> session.sql("CREATE TABLE x (n INT) USING jsn"))
                .hasMessageContaining("'jsn'");
        assertThatThrownBy(() -> session.sql("CREATE TABLE x (n INT) USING json OPTIONS (pth '/tmp')"))
                .hasMessageContaining("'pth'");
        assertThatThrownBy(
                        () -> session.sql(
                                "CREATE STREAMING QUERY q OPTIONS (mode 'append') AS INSERT INTO output SELECT * FROM STREAM input"))
                .hasMessageContaining("'mode'")
                .hasMessageContaining("outputMode");
        assertThatThrownBy(() -> session.sql("SELEC 1")).hasMessageContaining("SELEC");
    }
}
