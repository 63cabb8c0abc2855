package io.virta.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.connector.Options;
import io.virta.connector.OutputMode;
import io.virta.connector.PlannedRange;
import io.virta.connector.Sink;
import io.virta.connector.Sink.SinkContext;
import io.virta.connector.SinkRequest;
import io.virta.connector.SinkWriter;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.connectors.testkit.SourceContractTest;
import io.virta.connectors.testkit.SourceRuns;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedFilesTest extends SourceContractTest {
    private static final StructType SCHEMA =
            new StructType().add("n", AtomicType.BIGINT).add("word", AtomicType.STRING);

    @TempDir
    Path directory;

    private int files;

    @Override
    protected SourceTable table() {
        return table(Map.of("maxFilesPerTrigger", "1"));
    }

    @Override
    protected void produce() throws IOException {
        for (int i = 0; i < 2; i++) {
            long n = files++;
            file(
                    "f-%03d.json.gz".formatted(n),
                    gzip(record(n) + "\n" + record(n + 1000) + record(n + 2000) + "\n\n"),
                    n);
        }
    }

    @Test
    void readsWhatIsInCompressedFiles() throws IOException {
        file("a.json", bytes(record(1)), 1);
        file("b.json.gz", gzip("\uFEFF" + record(2) + record(3)), 2);
        file("c.deflate", deflate(record(4)), 3);
        file("d.GZ", gzip(""), 4);
        assertThat(numbers(Map.of())).containsExactly(1L, 2L, 3L, 4L);
        assertThat(numbers(Map.of("multiLine", "true"))).containsExactly(1L, 2L, 4L);
    }

    @Test
    void aFileMayHaveManyMembersAndBeFarLongerThanItsBuffer() throws IOException {
        StringBuilder text = new StringBuilder();
        for (long n = 0; n < 200_000; n++) {
            text.append(record(n));
        }
        byte[] member = gzip(text.toString());
        file("a.json.gz", concatenated(member, gzip(record(200_000)), gzip("")), 1);
        List<Long> numbers = numbers(Map.of());
        assertThat(numbers).hasSize(200_001).startsWith(0L, 1L).endsWith(199_999L, 200_000L);
    }

    @Test
    void aCompressedFileIsReadAsAWhole() throws IOException {
        byte[] noise = new byte[5 << 20];
        new java.util.Random(1).nextBytes(noise);
        file("noise.gz", gzip(noise), 1);
        assertThat(plan(table(Map.of())))
                .singleElement()
                .satisfies(range -> assertThat(range.splits()).hasSize(1));
    }

    @Test
    void infersASchemaFromCompressedFilesAndSkipsTheirHeader() throws IOException {
        file("a.csv.gz", gzip("n,word\n1,one\n2,two\n"), 1);
        SourceTable csv =
                new CsvFiles().source(options(Map.of("header", "true", "inferSchema", "true")), null, false, context);
        assertThat(csv.schema().toDDL()).isEqualTo("n INT, word STRING");
        assertThat(read(SourceRuns.scanAll(csv), plan(csv), 1)).containsExactly(Row.of(1, "one"), Row.of(2, "two"));
    }

    @Test
    void aBrokenFileIsAnErrorThatNamesIt() throws IOException {
        byte[] whole = gzip(record(1).repeat(1000));
        for (int length : new int[] {0, 1, 5, 17, whole.length / 2, whole.length - 8, whole.length - 1}) {
            assertBroken(Arrays.copyOf(whole, length));
        }
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 0x55;
        assertBroken(flipped);
        byte[] wrongSum = whole.clone();
        wrongSum[whole.length - 5] ^= 1;
        assertBroken(wrongSum);
        assertBroken(bytes(record(1)));
        for (int length = 1; length < 30; length++) {
            assertBroken(concatenated(whole, Arrays.copyOf(gzip(record(2)), length)));
        }
    }

    private void assertBroken(byte[] content) throws IOException {
        file("broken.json.gz", content, 1);
        SourceTable table = table(Map.of("mode", "DROPMALFORMED"));
        List<PlannedRange> ranges = plan(table);
        if (content.length == 0) {
            assertThat(read(SourceRuns.scanAll(table), ranges, 10)).isEmpty();
            return;
        }
        assertThatThrownBy(() -> read(SourceRuns.scanAll(table), ranges, 10))
                .as("%d bytes", content.length)
                .isInstanceOfSatisfying(
                        VirtaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_FILE))
                .hasMessageContaining("Cannot decompress " + directory.resolve("broken.json.gz"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bz2", "snappy", "zst", "lz4", "xz", "zip"})
    void refusesOtherCompressions(String ending) throws IOException {
        Path path = file("a.json." + ending, bytes("x"), 1);
        assertThatThrownBy(() -> table(Map.of()))
                .isInstanceOfSatisfying(
                        VirtaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_FORMAT))
                .hasMessageContaining("Cannot read " + path)
                .hasMessageContaining("gzip");
        file("b.json.gz", gzip(record(1)), 1);
        assertThat(numbers(Map.of("pathGlobFilter", "*.gz"))).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "none", "UNCOMPRESSED"})
    void writesCompressedFiles(String compression) throws IOException {
        try (SinkWriter writer = sink(compression).writer(new SinkContext("query-id", "sink", 0, 1, ZoneOffset.UTC))) {
            writer.begin(0, 0);
            writer.write(RowConverter.toBatch(List.of(Row.of(1L, "a"), Row.of(2L, "b")), SCHEMA));
            writer.commit(0, writer.prepare());
        }
        assertThat(numbers(Map.of("path", directory.resolve("out").toString()))).containsExactly(1L, 2L);
        try (var files = Files.list(directory.resolve("out"))) {
            Path file = files.toList().get(0);
            if (compression.equals("gzip")) {
                assertThat(file.getFileName().toString()).endsWith(".json.gz");
                try (GZIPInputStream content = new GZIPInputStream(Files.newInputStream(file))) {
                    assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                            .isEqualTo("{\"n\":1,\"word\":\"a\"}\n{\"n\":2,\"word\":\"b\"}\n");
                }
            }
        }
    }

    @Test
    void namesTheCompressionsThatASinkTakes() {
        assertThatThrownBy(() -> sink("snappy"))
                .hasMessageContaining("compression")
                .hasMessageContaining("none or gzip");
    }

    private Sink sink(String compression) {
        Map<String, String> options = Map.of("path", directory.resolve("out").toString(), "compression", compression);
        return new JsonFiles()
                .sink(
                        Options.of(options),
                        new SinkRequest(SCHEMA, OutputMode.APPEND, List.of(), "q", true, List.of()),
                        context);
    }

    private List<Long> numbers(Map<String, String> options) {
        SourceTable table = table(options);
        SourceScan numbers = table.scan(List.of(0), List.of());
        return read(numbers, plan(table), 4096).stream()
                .map(row -> (Long) row.get(0))
                .toList();
    }

    private List<PlannedRange> plan(SourceTable table) {
        return planAll(SourceRuns.scanAll(table).enumerator(context.source(2, true)), null);
    }

    private SourceTable table(Map<String, String> options) {
        return new JsonFiles().source(options(options), SCHEMA, true, context);
    }

    private Options options(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(Map.of("path", directory.toString()));
        all.putAll(options);
        return Options.of(all);
    }

    private static String record(long n) {
        return "{\"n\":" + n + ",\"word\":\"w\"}\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(bytes(text));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflate(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(bytes(text));
        }
        return bytes.toByteArray();
    }

    private static byte[] concatenated(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    private Path file(String name, byte[] content, long modifiedSeconds) throws IOException {
        Path path = directory.resolve(name);
        Files.write(path, content);
        Files.setLastModifiedTime(path, FileTime.fromMillis(1000 * modifiedSeconds));
        return path;
    }
}
