package io.virta.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.typesafe.config.ConfigFactory;
import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.StreamingQuery;
import io.virta.connector.memory.MemoryStream;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the recorded cases of functions over state through the API, with a restart wherever the case has one, each time with another number of shards. */
@Timeout(120)
class StateFunctionsTest {
    private static final Path CASES = Path.of("../operators/src/test/resources/conformance/state");

    /** Switches epochs without data off, which no setting does. */
    private static final String WITHOUT_EMPTY_EPOCHS = "timeout_and_data_same_batch.json";

    @TempDir
    Path directory;

    private final Map<String, MemoryStream> streams = new HashMap<>();
    private final List<List<Object>> emitted = Collections.synchronizedList(new ArrayList<>());
    private int runs;

    static Stream<Path> cases() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(CASES)) {
            files = walk.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(13);
        return files.stream().filter(file -> !file.endsWith(WITHOUT_EMPTY_EPOCHS));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void emitsWhatWasRecorded(Path file) throws IOException {
        run(read(file), false);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void emitsTheSameWithARestartAfterEachStep(Path file) throws IOException {
        run(read(file), true);
    }

    @SuppressWarnings("unchecked")
    private void run(Map<String, Object> test, boolean restarts) {
        VirtaSession session = VirtaSession.builder()
                .config(ConfigFactory.empty())
                .config("virta.session.time-zone", "UTC")
                .create();
        try {
            ((Map<String, Object>) test.getOrDefault("conf", Map.of()))
                    .forEach((name, value) -> session.conf().set(name, value.toString()));
            ((Map<String, Map<String, Object>>) test.get("sources")).forEach((name, source) -> {
                MemoryStream stream = new MemoryStream(name, SqlParser.parseSchema((String) source.get("schema")));
                streams.put(name, stream);
                DataFrame rows = session.fromTable(stream);
                Map<String, String> mark = (Map<String, String>) source.get("watermark");
                (mark == null ? rows : rows.withWatermark(mark.get("column"), mark.get("delay")))
                        .createOrReplaceTempView(name);
            });
            for (Map<String, Object> view : (List<Map<String, Object>>) test.get("views")) {
                StateFunctions.apply(
                                session.table((String) view.get("from")), (Map<String, Object>) view.get("applyState"))
                        .createOrReplaceTempView((String) view.get("name"));
            }
            DataFrame result = session.sql((String) test.get("query"));
            assertThat(result.dtypes().stream()
                            .map(column -> List.of(column.getKey(), column.getValue()))
                            .toList())
                    .isEqualTo(test.get("outputSchema"));
            String mode = (String) test.get("outputMode");
            StreamingQuery query = start(session, result, mode);
            long late = 0;
            for (Map<String, Object> step : (List<Map<String, Object>>) test.get("steps")) {
                if (step.containsKey("add")) {
                    ((Map<String, List<List<Object>>>) step.get("add"))
                            .forEach((name, rows) -> streams.get(name)
                                    .add(rows.stream()
                                            .map(row ->
                                                    row(row, streams.get(name).schema()))
                                            .toList()));
                    query.processAllAvailable();
                } else if (step.containsKey("expect")) {
                    Map<String, Object> expected = (Map<String, Object>) step.get("expect");
                    assertThat(emitted).containsExactlyInAnyOrderElementsOf((List<List<Object>>) expected.get("rows"));
                    emitted.clear();
                    if (!restarts && query.lastProgress() != null) {
                        assertThat(query.lastProgress().stateOperators()[0].numRowsTotal())
                                .isEqualTo(((Number) expected.get("stateRows")).longValue());
                        long dropped = Stream.of(query.recentProgress())
                                        .mapToLong(progress -> progress.stateOperators()[0].numRowsDroppedByWatermark())
                                        .sum()
                                - late;
                        late += dropped;
                        assertThat(dropped).isEqualTo(((Number) expected.get("rowsDroppedByWatermark")).longValue());
                    }
                }
                if (restarts || step.containsKey("restart")) {
                    query.stop();
                    query = start(session, result, mode);
                    late = 0;
                    query.processAllAvailable();
                }
            }
        } finally {
            session.stop();
        }
    }

    private StreamingQuery start(VirtaSession session, DataFrame result, String mode) {
        session.conf().set("virta.execution.shards", Integer.toString(1 + runs++ % 3));
        return result.writeStream()
                .outputMode(mode)
                .option("checkpointLocation", directory.resolve("checkpoint").toString())
                .foreachBatch((rows, epoch) -> rows.collectAsList()
                        .forEach(row -> emitted.add(row.values().stream()
                                .map(StateFunctionsTest::json)
                                .toList())))
                .start();
    }

    private static Row row(List<Object> cells, StructType schema) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            DataType type = schema.typeAt(i);
            Object cell = cells.get(i);
            values.add(type == AtomicType.TIMESTAMP && cell != null ? Instant.parse((String) cell) : cell);
        }
        return new Row(values, schema);
    }

    /** A value as the case writes it. */
    private static Object json(Object value) {
        if (value instanceof List<?> list) {
            List<Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(json(element)));
            return elements;
        }
        if (value instanceof Number number) {
            return number.longValue();
        }
        return value instanceof Instant instant ? instant.toString() : value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(Path file) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(Files.readString(file))) {
            parser.nextToken();
            return (Map<String, Object>) value(parser);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Object> fields = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                fields.put(name, value(parser));
            }
            return fields;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Object> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(parser));
            }
            return elements;
        }
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> parser.getText();
        };
    }
}
