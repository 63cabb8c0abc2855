package io.virta.connectors.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.batch.Batch;
import io.virta.connector.Options;
import io.virta.connector.OutputMode;
import io.virta.connector.Sink.SinkContext;
import io.virta.connector.SinkRequest;
import io.virta.connector.SinkWriter;
import io.virta.connectors.testkit.TestContext;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleSinkTest {
    private static final StructType SCHEMA =
            new StructType().add("word", AtomicType.STRING).add("count", AtomicType.BIGINT);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void printsEachEpochAsATable() {
        print(Map.of(), Row.of("apache", 2L), Row.of("a very long word, cut off", 1L));
        assertThat(printed()).isEqualTo("""
                -------------------------------------------
                Batch: 7
                -------------------------------------------
                +--------------------+-----+
                |                word|count|
                +--------------------+-----+
                |              apache|    2|
                |a very long word,...|    1|
                +--------------------+-----+

                """);
    }

    @Test
    void showsAsManyRowsAndCharactersAsAsked() {
        print(
                Map.of("numRows", "1", "truncate", "false"),
                Row.of("a very long word, not cut off", 1L),
                Row.of("b", 2L));
        assertThat(printed()).contains("|a very long word, not cut off|1    |", "only showing top 1 row");
    }

    @Test
    void printsNothingButObjectsAsJson() {
        print(Map.of("format", "json"), Row.of("a", 1L), Row.of(null, 2L));
        assertThat(printed()).isEqualTo("{\"word\":\"a\",\"count\":1}\n{\"count\":2}\n");
    }

    @Test
    void leavesOutWhatWasReplaced() {
        Batch batch = RowConverter.toBatch(List.of(Row.of("a", 1L), Row.of("a", 2L)), SCHEMA);
        write(Map.of("format", "json"), new Batch(2, batch.columns(), new byte[] {1, 2}));
        assertThat(printed()).isEqualTo("{\"word\":\"a\",\"count\":2}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "table"})
    void saysThatNobodyReadsWhatItPrints(String form) {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Batch batch = RowConverter.toBatch(List.of(Row.of("a", 1L)), SCHEMA);
        PrintStream stream = new PrintStream(closed, true, StandardCharsets.UTF_8);
        assertThatThrownBy(() -> write(stream, Map.of("format", form), batch))
                .isInstanceOfSatisfying(
                        VirtaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OUTPUT_CLOSED));
    }

    @Test
    void refusesOtherForms() {
        assertThatThrownBy(() -> print(Map.of("format", "xml"))).hasMessageContaining("'table' or 'json'");
    }

    private void print(Map<String, String> options, Row... rows) {
        write(options, RowConverter.toBatch(List.of(rows), SCHEMA));
    }

    private void write(Map<String, String> options, Batch batch) {
        write(new PrintStream(out, true, StandardCharsets.UTF_8), options, batch);
    }

    private static void write(PrintStream stream, Map<String, String> options, Batch batch) {
        SinkRequest request = new SinkRequest(SCHEMA, OutputMode.UPDATE, List.of(), "q", true, List.of());
        try (SinkWriter writer = new ConsoleConnector(() -> stream)
                .sink(Options.of(options), request, new TestContext())
                .writer(new SinkContext("id", "sink", 0, 1, ZoneOffset.UTC))) {
            writer.begin(7, 0);
            writer.write(batch);
            writer.commit(7, writer.prepare());
        }
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
