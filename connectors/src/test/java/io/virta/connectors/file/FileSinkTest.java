package io.virta.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.connector.Options;
import io.virta.connector.OutputMode;
import io.virta.connector.ReadLimit;
import io.virta.connector.Sink;
import io.virta.connector.Sink.SinkContext;
import io.virta.connector.SinkRequest;
import io.virta.connector.SinkWriter;
import io.virta.connector.SinkWriter.Recovery;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.connectors.testkit.SinkContractTest;
import io.virta.connectors.testkit.SourceRuns;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DecimalType;
import io.virta.types.StructType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSinkTest extends SinkContractTest {
    @TempDir
    Path parent;

    @Override
    protected Sink sink() {
        return sink(Map.of(), request());
    }

    @Override
    protected List<Row> published() {
        return published(SCHEMA);
    }

    private List<Row> published(StructType schema) {
        if (!Files.exists(target())) {
            return List.of();
        }
        SourceTable table =
                new JsonFiles().source(Options.of(Map.of("path", target().toString())), schema, false, context);
        SourceScan scan = SourceRuns.scanAll(table);
        var range = scan.enumerator(context.source(1, false)).plan(null, ReadLimit.ALL);
        return range == null ? List.of() : SourceRuns.read(scan, context.source(1, false), range, 100);
    }

    @Test
    void partitionsBecomeDirectories() throws IOException {
        SinkRequest request = new SinkRequest(SCHEMA, OutputMode.APPEND, List.of("word"), "q", true, List.of());
        write(sink(Map.of(), request), 0, Row.of("a/b", 1L), Row.of(null, 2L), Row.of("a/b", 3L));
        assertThat(names()).hasSize(2).anyMatch(name -> name.startsWith("word=a%2Fb/part-00000-e0000000000-"));
        assertThat(published(new StructType().add("n", AtomicType.BIGINT)))
                .containsExactlyInAnyOrder(Row.of(1L, "a/b"), Row.of(3L, "a/b"), Row.of(2L, null));
        assertThatThrownBy(() ->
                        sink(Map.of(), new SinkRequest(SCHEMA, OutputMode.APPEND, List.of("x"), "q", true, List.of())))
                .hasMessageContaining("no column 'x'");
    }

    @Test
    void directoriesSpellValuesAsACastToStringDoes() throws IOException {
        StructType schema = new StructType()
                .add("n", AtomicType.BIGINT)
                .add("p", AtomicType.STRING)
                .add("t", AtomicType.TIMESTAMP)
                .add("b", AtomicType.BINARY)
                .add("f", AtomicType.DOUBLE)
                .add("d", new DecimalType(5, 2));
        SinkRequest request =
                new SinkRequest(schema, OutputMode.APPEND, List.of("p", "t", "b", "f", "d"), "q", true, List.of());
        Row row = Row.of(
                1L,
                "a=b%c:\u0001 é",
                Instant.parse("2024-01-31T10:00:00.5Z"),
                "xyz".getBytes(StandardCharsets.UTF_8),
                Double.NaN,
                new BigDecimal("1.50"));
        try (SinkWriter writer = writer(sink(Map.of(), request))) {
            writer.begin(0, 0);
            writer.write(RowConverter.toBatch(List.of(row, Row.of(2L, "", null, null, null, null)), schema));
            writer.commit(0, writer.prepare());
        }
        String none = "__HIVE_DEFAULT_PARTITION__";
        assertThat(names())
                .hasSize(2)
                .anyMatch(name ->
                        name.startsWith("p=a%3Db%25c%3A%01 é/t=2024-01-31 10%3A00%3A00.5/b=xyz/f=NaN/d=1.50/part-"))
                .anyMatch(name ->
                        name.startsWith("p=%s/t=%s/b=%s/f=%s/d=%s/part-".formatted(none, none, none, none, none)));
    }

    @Test
    void refusesWhatCannotNameADirectory() {
        StructType schema = SCHEMA.add("list", new ArrayType(AtomicType.INT, true));
        assertThatThrownBy(() -> sink(
                        Map.of(), new SinkRequest(schema, OutputMode.APPEND, List.of("list"), "q", true, List.of())))
                .hasMessageContaining("'list' is of type ARRAY<INT>");
        SinkRequest byWord = new SinkRequest(SCHEMA, OutputMode.APPEND, List.of("word"), "q", true, List.of());
        assertThatThrownBy(() -> write(sink(Map.of(), byWord), 0, Row.of("x".repeat(300), 1L)))
                .isInstanceOfSatisfying(
                        VirtaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE))
                .hasMessageContaining("name is too long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip"})
    void writesMorePartitionsThanItHasHandles(String compression) throws IOException {
        SinkRequest request = new SinkRequest(SCHEMA, OutputMode.APPEND, List.of("word"), "q", true, List.of());
        Row[] rows = new Row[600];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Row.of("w" + i % 150, (long) i);
        }
        write(sink(Map.of("compression", compression), request), 0, rows);
        assertThat(names()).hasSize(150);
        assertThat(published(new StructType().add("n", AtomicType.BIGINT)))
                .containsExactlyInAnyOrder(Arrays.stream(rows)
                        .map(row -> Row.of(row.get(1), row.get(0)))
                        .toArray(Row[]::new));
    }

    @Test
    void goesOnInADirectoryThatWasRemovedBetweenEpochs() throws IOException {
        try (SinkWriter writer = writer(sink())) {
            writer.begin(0, 0);
            writer.write(RowConverter.toBatch(List.of(Row.of("a", 1L)), SCHEMA));
            writer.commit(0, writer.prepare());
            TargetDirectory.delete(target());
            writer.begin(1, 0);
            writer.write(RowConverter.toBatch(List.of(Row.of("b", 2L)), SCHEMA));
            writer.commit(1, writer.prepare());
        }
        assertThat(published()).containsExactly(Row.of("b", 2L));
    }

    @Test
    void saysThatFilesWereRemovedWhileTheyWereWritten() throws IOException {
        try (SinkWriter writer = writer(sink())) {
            writer.begin(0, 0);
            writer.write(RowConverter.toBatch(List.of(Row.of("a", 1L)), SCHEMA));
            TargetDirectory.delete(target());
            assertThatThrownBy(writer::prepare)
                    .isInstanceOfSatisfying(
                            VirtaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PATH_NOT_FOUND))
                    .hasMessageContaining(target().toString());
        }
    }

    @Test
    void twoQueriesWriteIntoOneDirectory() {
        try (SinkWriter one = sink().writer(new SinkContext("one", "sink", 0, 1, ZoneOffset.UTC));
                SinkWriter two = sink().writer(new SinkContext("two", "sink", 0, 1, ZoneOffset.UTC))) {
            one.begin(0, 0);
            two.begin(0, 0);
            one.write(RowConverter.toBatch(List.of(Row.of("a", 1L)), SCHEMA));
            two.write(RowConverter.toBatch(List.of(Row.of("b", 2L)), SCHEMA));
            byte[] first = one.prepare();
            byte[] second = two.prepare();
            two.abort(1);
            one.commit(0, first);
            one.close();
            two.commit(0, second);
        }
        assertThat(published()).containsExactlyInAnyOrder(Row.of("a", 1L), Row.of("b", 2L));
    }

    @Test
    void leavesNothingBehindButItsFiles() throws IOException {
        write(sink(), 0, Row.of("a", 1L));
        try (Stream<Path> entries = Files.list(target())) {
            assertThat(entries).hasSize(1);
        }
    }

    @Test
    void filesThatVanishedBeforeTheirCommitAreComputedAgain() throws IOException {
        byte[] handle;
        SinkRequest request = new SinkRequest(SCHEMA, OutputMode.APPEND, List.of("word"), "q", true, List.of());
        try (SinkWriter writer = writer(sink(Map.of(), request))) {
            writer.begin(0, 0);
            writer.write(RowConverter.toBatch(List.of(Row.of("a", 1L), Row.of("b", 2L)), SCHEMA));
            handle = writer.prepare();
        }
        try (Stream<Path> staged = Files.walk(target())) {
            Files.delete(staged.filter(path -> path.toString().contains("word=b/part"))
                    .findFirst()
                    .orElseThrow());
        }
        try (SinkWriter later = writer(sink(Map.of(), request))) {
            assertThat(later.recover(0, handle)).isEqualTo(Recovery.ABORTED);
            assertThatThrownBy(() -> later.commit(0, handle)).hasMessageContaining("are gone");
            later.abort(0);
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aCommitThatWasInterruptedIsFinished() throws IOException {
        SinkRequest request = new SinkRequest(SCHEMA, OutputMode.APPEND, List.of("word"), "q", true, List.of());
        byte[] handle;
        try (SinkWriter writer = writer(sink(Map.of(), request))) {
            writer.begin(3, 0);
            writer.write(RowConverter.toBatch(List.of(Row.of("a", 1L), Row.of("b", 2L)), SCHEMA));
            handle = writer.prepare();
        }
        StagedFiles.StagedFile first = StagedFiles.decode(handle).files().get(0);
        Path published = target().resolve(first.published());
        Files.createDirectories(published.getParent());
        Files.move(target().resolve(first.staged()), published);
        try (SinkWriter later = writer(sink(Map.of(), request))) {
            assertThat(later.recover(3, handle)).isEqualTo(Recovery.COMMITTED);
            later.abort(4);
        }
        assertThat(published(new StructType().add("n", AtomicType.BIGINT))).hasSize(2);
    }

    @Test
    void takesAppendOutputOnly() {
        assertThatThrownBy(() ->
                        sink(Map.of(), new SinkRequest(SCHEMA, OutputMode.UPDATE, List.of(), "q", true, List.of())))
                .isInstanceOfSatisfying(
                        VirtaException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED_STREAMING_OPERATION))
                .hasMessageContaining("watermark");
    }

    @Test
    void batchWritesFollowTheirSaveMode() throws IOException {
        SinkRequest batch = new SinkRequest(SCHEMA, OutputMode.COMPLETE, List.of(), "q", false, List.of());
        write(sink(Map.of(), batch), "first", Row.of("a", 1L));
        assertThatThrownBy(() -> sink(Map.of(), batch)).hasMessageContaining("append, overwrite or ignore");
        write(sink(Map.of("saveMode", "ignore"), batch), "second", Row.of("b", 2L));
        assertThat(published()).containsExactly(Row.of("a", 1L));
        write(sink(Map.of("saveMode", "append"), batch), "third", Row.of("c", 3L));
        assertThat(published()).hasSize(2);
        write(sink(Map.of("saveMode", "overwrite"), batch), "fourth", Row.of("d", 4L));
        assertThat(published()).containsExactly(Row.of("d", 4L));
    }

    @Test
    void refusesATargetThatIsAFile() throws IOException {
        Files.writeString(target(), "x");
        assertThatThrownBy(this::sink).hasMessageContaining("it is a file");
    }

    private Sink sink(Map<String, String> options, SinkRequest request) {
        Map<String, String> all = new HashMap<>(Map.of("path", target().toString()));
        all.putAll(options);
        return new JsonFiles().sink(Options.of(all), request, context);
    }

    private static SinkWriter writer(Sink sink) {
        return sink.writer(new SinkContext("query-id", "sink", 0, 1, ZoneOffset.UTC));
    }

    private static void write(Sink sink, long epoch, Row... rows) {
        try (SinkWriter writer = writer(sink)) {
            writer.begin(epoch, 0);
            writer.write(RowConverter.toBatch(List.of(rows), SCHEMA));
            writer.commit(epoch, writer.prepare());
        }
    }

    private static void write(Sink sink, String queryId, Row... rows) {
        try (SinkWriter writer = sink.writer(new SinkContext(queryId, "sink", 0, 1, ZoneOffset.UTC))) {
            writer.begin(0, 0);
            writer.write(RowConverter.toBatch(List.of(rows), SCHEMA));
            writer.commit(0, writer.prepare());
        }
    }

    private Path target() {
        return parent.resolve("out");
    }

    /** The paths of all files that readers see. */
    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(target())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> target().relativize(file).toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
    }
}
