package io.virta.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.connector.Options;
import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceMemory;
import io.virta.connector.SourceReader;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.connector.Split;
import io.virta.connectors.testkit.SourceContractTest;
import io.virta.connectors.testkit.SourceRuns;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest extends SourceContractTest {
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
            int n = files;
            file(
                    "f-%03d.json".formatted(n),
                    "{\"n\":" + n + ",\"word\":\"w\"}\n\n{\"n\":" + (n + 1000) + "}\r\n{\"n\":" + (n + 2000) + "}",
                    n);
            files++;
        }
    }

    @Test
    void anEpochTakesTheOldestFilesWithinItsLimits() throws IOException {
        file("b.json", "{\"n\":2}", 2);
        file("a.json", "{\"n\":3}", 3);
        file("c.json", "{\"n\":1}", 1);
        assertThat(epochs(Map.of("maxFilesPerTrigger", "2"))).containsExactly(List.of(1L, 2L), List.of(3L));
        assertThat(epochs(Map.of("maxBytesPerTrigger", "8"))).containsExactly(List.of(1L), List.of(2L), List.of(3L));
        assertThat(epochs(Map.of("maxFilesPerTrigger", "2", "latestFirst", "true")))
                .containsExactly(List.of(3L, 2L), List.of(1L));
        SourceScan scan = SourceRuns.scanAll(table());
        assertThat(read(scan, List.of(scan.enumerator(context.source(1, false)).plan(null, ReadLimit.ALL)), 10))
                .hasSize(3);
    }

    @Test
    void hiddenFilesAndOtherDirectoriesAreNotRead() throws IOException {
        file("a.json", "{\"n\":1}", 1);
        file(".hidden.json", "{\"n\":2}", 2);
        file("_SUCCESS", "{\"n\":3}", 3);
        file("sub/b.json", "{\"n\":4}", 4);
        file("notes.txt", "{\"n\":5}", 5);
        assertThat(epochs(Map.of())).containsExactly(List.of(1L, 5L));
        assertThat(epochs(Map.of("recursiveFileLookup", "true", "pathGlobFilter", "*.json")))
                .containsExactly(List.of(1L, 4L));
        assertThat(epochs(Map.of("path", directory + "/su[b]/*.json"))).containsExactly(List.of(4L));
        assertThat(epochs(Map.of("path", directory + "/a.json"))).containsExactly(List.of(1L));
    }

    @Test
    void directoriesNamePartitions() throws IOException {
        file("day=2024-01-01/country=fi/a.json", "{\"n\":1}", 1);
        file("day=2024-01-02/country=__HIVE_DEFAULT_PARTITION__/b.json", "{\"n\":2}", 2);
        SourceTable table =
                new JsonFiles().source(options(Map.of()), new StructType().add("n", AtomicType.BIGINT), true, context);
        assertThat(table.schema().fieldNames()).containsExactly("n", "day", "country");
        SourceScan scan = SourceRuns.scanAll(table);
        assertThat(read(scan, planAll(scan.enumerator(context.source(1, true)), null), 10))
                .containsExactly(Row.of(1L, "2024-01-01", "fi"), Row.of(2L, "2024-01-02", null));
        assertThat(read(table.scan(List.of(2), List.of()), planAll(scan.enumerator(context.source(1, true)), null), 1))
                .containsExactly(Row.of("fi"), Row.of((Object) null));
    }

    @Test
    void anOldFileThatComesLateIsIgnoredAfterMaxFileAge() throws IOException {
        file("new.json", "{\"n\":1}", 1_000_000);
        SourceScan scan = SourceRuns.scanAll(table(Map.of("maxFileAge", "1 hour")));
        SourceEnumerator enumerator = scan.enumerator(context.source(1, true));
        String end = planAll(enumerator, null).get(0).end();
        file("old.json", "{\"n\":2}", 1_000_000 - 7200);
        file("late.json", "{\"n\":3}", 1_000_000 - 1800);
        assertThat(read(scan, planAll(enumerator, end), 10)).containsExactly(Row.of(3L, null));
    }

    @Test
    void theSetOfSeenFilesForgetsOldOnes() {
        SeenFiles seen = new SeenFiles();
        for (int i = 0; i < 100; i++) {
            seen.add("file-" + i, 60_000L * i);
        }
        seen.trim(600_000);
        assertThat(seen.size()).isLessThan(15);
        SourceMemory memory = SourceMemory.EMPTY.after(seen.takeChange());
        assertThat(memory.folded().size()).isEqualTo(seen.size());
        SeenFiles decoded = SeenFiles.of(memory, seen.latestMillis());
        assertThat(decoded.isNew("file-99", 60_000L * 99, 600_000)).isFalse();
        assertThat(decoded.isNew("other", 60_000L * 99, 600_000)).isTrue();
        assertThat(decoded.isNew("file-1", 60_000L, 600_000)).isFalse();
    }

    @Test
    void filesOfTheSameNameAreTheSameIfAskedFor() throws IOException {
        file("x/a.json", "{\"n\":1}", 1);
        file("y/a.json", "{\"n\":2}", 2);
        assertThat(epochs(Map.of("recursiveFileLookup", "true", "fileNameOnly", "true", "maxFilesPerTrigger", "1")))
                .containsExactly(List.of(1L));
    }

    @Test
    void aFileThatChangedAfterItWasPlannedFails() throws IOException {
        SourceScan scan = SourceRuns.scanAll(table());
        Path path = file("a.json", "{\"n\":1}\n{\"n\":2}\n", 1);
        List<PlannedRange> ranges = planAll(scan.enumerator(context.source(1, true)), null);
        Files.writeString(path, "{\"n\":1}\n");
        assertChanged(scan, ranges, "shrank");
        Files.writeString(path, "{\"n\":1}\n{\"n\":3}\n");
        assertChanged(scan, ranges, "written again");
        Files.delete(path);
        assertChanged(scan, ranges, "removed");
    }

    private void assertChanged(SourceScan scan, List<PlannedRange> ranges, String how) {
        assertThatThrownBy(() -> read(scan, ranges, 10))
                .isInstanceOfSatisfying(
                        VirtaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_CHANGED))
                .hasMessageContaining(how);
    }

    @Test
    void progressShowsAPositionWithoutTheFilesSeen() throws IOException {
        file("a.json", "{\"n\":1}", 1);
        SourceTable table = table(Map.of());
        PlannedRange range =
                SourceRuns.scanAll(table).enumerator(context.source(1, false)).plan(null, ReadLimit.ALL);
        assertThat(table.shownPosition(range.end())).isEqualTo("{\"logOffset\":1}");
        assertThat(table.shownPosition(range.start())).isEqualTo("null");
    }

    @Test
    void aMalformedRecordIsNamedWithItsFileAndPlace() throws IOException {
        file("bad.json", "{\"n\":1}\n{\"n\":oops}\n", 1);
        SourceScan scan = SourceRuns.scanAll(table(Map.of("mode", "FAILFAST")));
        List<PlannedRange> ranges =
                List.of(scan.enumerator(context.source(1, false)).plan(null, ReadLimit.ALL));
        assertThat(ranges.get(0).start()).isEqualTo("null");
        assertThatThrownBy(() -> read(scan, ranges, 10))
                .isInstanceOfSatisfying(
                        VirtaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_RECORD))
                .hasMessageContaining("bad.json, the record that ends at byte");
    }

    @Test
    void piecesOfAFileHaveEveryRecordOnce() throws IOException {
        StringBuilder text = new StringBuilder();
        List<Object> numbers = new ArrayList<>();
        for (long n = 0; n < 500; n++) {
            text.append("{\"n\":")
                    .append(n)
                    .append(",\"word\":\"")
                    .append("x".repeat((int) (n % 37)))
                    .append("\"}\n");
            numbers.add(n);
        }
        Path path = file("big.json", text.toString(), 1);
        FileEntry entry = new FileEntry(directory, path, text.length(), 1000);
        SourceScan scan = SourceRuns.scanAll(table());
        for (long pieceBytes : new long[] {3, 10, 40, 1000, 1 << 20}) {
            List<Split> splits = FileSplit.pieces(entry, pieceBytes);
            List<Row> rows = SourceRuns.read(scan, context.source(1, true), new PlannedRange("", "", splits), 7);
            assertThat(rows.stream().map(row -> row.get(0))).isEqualTo(numbers);
        }
    }

    @Test
    void readsRecordsLongerThanItsBuffer() throws IOException {
        String word = "y".repeat(3 << 20);
        file("long.json", "{\"n\":1,\"word\":\"" + word + "\"}\n{\"n\":2}", 1);
        assertThat(epochs(Map.of())).containsExactly(List.of(1L, 2L));
    }

    @Test
    void chunksAfterAPositionContinueThere() throws IOException {
        file("a.json", "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n", 1);
        SourceScan scan = SourceRuns.scanAll(table());
        Split split = planAll(scan.enumerator(context.source(1, true)), null)
                .get(0)
                .splits()
                .get(0);
        try (SourceReader reader = scan.reader(context.source(1, true))) {
            reader.open(split);
            long to = reader.next(1).to();
            Split rest = new Split(split.channel(), to, split.to(), split.detail(), 0);
            assertThat(SourceRuns.read(scan, context.source(1, true), new PlannedRange("", "", List.of(rest)), 9))
                    .containsExactly(Row.of(2L, null), Row.of(3L, null));
        }
    }

    @Test
    void cleansFilesWhoseEpochCommitted() throws IOException {
        Path path = file("a.json", "{\"n\":1}", 1);
        clean(Map.of("cleanSource", "delete"));
        assertThat(path).doesNotExist();
        Path archive = directory.resolveSibling(directory.getFileName() + "-archive");
        file("a.json", "{\"n\":2}", 2);
        clean(Map.of("cleanSource", "archive", "sourceArchiveDir", archive.toString()));
        assertThat(path).doesNotExist();
        assertThat(archive.resolve(path.subpath(0, path.getNameCount()))).hasContent("{\"n\":2}");
        assertThatThrownBy(() -> table(Map.of(
                        "cleanSource",
                        "archive",
                        "sourceArchiveDir",
                        directory.resolve("x").toString())))
                .hasMessageContaining("outside");
    }

    private void clean(Map<String, String> options) {
        SourceEnumerator enumerator = SourceRuns.scanAll(table(options)).enumerator(context.source(1, true));
        enumerator.committed(planAll(enumerator, null).get(0));
    }

    @Test
    void keepsAnInferredSchemaAndAddsTheColumnsOfNewFiles() throws IOException {
        Map<String, String> kept =
                Map.of("schemaLocation", directory.resolve("schema").toString());
        file("a.json", "{\"n\":1,\"place\":{\"x\":1}}", 1);
        assertThat(inferred(kept)).isEqualTo("n BIGINT, place STRUCT<x: BIGINT>");
        file("b.json", "{\"a\":true,\"n\":2.5,\"place\":{\"x\":1,\"y\":2}}", 2);
        assertThat(inferred(kept)).isEqualTo("n BIGINT, place STRUCT<x: BIGINT, y: BIGINT>, a BOOLEAN");
        Files.delete(directory.resolve("a.json"));
        Files.delete(directory.resolve("b.json"));
        assertThat(inferred(kept)).isEqualTo("n BIGINT, place STRUCT<x: BIGINT, y: BIGINT>, a BOOLEAN");

        Files.writeString(directory.resolve("schema/_schema.ddl"), "n BIGI");
        assertThatThrownBy(() -> inferred(kept))
                .hasMessageContaining("_schema.ddl holds no schema")
                .hasMessageContaining("delete it");
    }

    private String inferred(Map<String, String> options) {
        return new JsonFiles()
                .source(options(options), null, true, context)
                .schema()
                .toDDL();
    }

    @Test
    void infersASchemaWhereAsked() throws IOException {
        file("a.json", "{\"z\":1,\"a\":[1.5],\"s\":{\"x\":null}}\n{\"z\":\"t\"}", 1);
        assertThat(new JsonFiles()
                        .source(options(Map.of()), null, false, context)
                        .schema()
                        .toDDL())
                .isEqualTo("a ARRAY<DOUBLE>, s STRUCT<x: STRING>, z STRING");
        assertThatThrownBy(() -> new JsonFiles().source(options(Map.of()), null, true, context))
                .hasMessageContaining("needs a schema")
                .hasMessageContaining("inferSchema");
        assertThat(new JsonFiles()
                        .source(options(Map.of("inferSchema", "true")), null, true, context)
                        .schema()
                        .size())
                .isEqualTo(3);
    }

    @Test
    void readsCsvWithAHeaderInPieces() throws IOException {
        StringBuilder text = new StringBuilder("n,word\n");
        for (int n = 0; n < 50; n++) {
            text.append(n).append(",w").append(n).append('\n');
        }
        Path path = file("a.csv", text.toString(), 1);
        SourceTable csv = new CsvFiles().source(options(Map.of("header", "true")), SCHEMA, true, context);
        SourceScan scan = SourceRuns.scanAll(csv);
        List<Split> pieces = FileSplit.pieces(new FileEntry(directory, path, text.length(), 1000), 20);
        assertThat(SourceRuns.read(scan, context.source(1, true), new PlannedRange("", "", pieces), 7))
                .hasSize(50)
                .startsWith(Row.of(0L, "w0"))
                .endsWith(Row.of(49L, "w49"));
        assertThat(new CsvFiles()
                        .source(options(Map.of("header", "true", "inferSchema", "true")), null, false, context)
                        .schema()
                        .toDDL())
                .isEqualTo("n INT, word STRING");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstRecord() throws IOException {
        file("a.txt", "\uFEFFone\n\uFEFFtwo", 1);
        SourceTable text = new TextFiles().source(options(Map.of()), null, true, context);
        SourceScan scan = SourceRuns.scanAll(text);
        assertThat(read(scan, planAll(scan.enumerator(context.source(1, true)), null), 2))
                .containsExactly(Row.of("one"), Row.of("\uFEFFtwo"));
    }

    @Test
    void readsLinesOfText() throws IOException {
        file("a.txt", "one\n\nthree", 1);
        SourceTable text = new TextFiles().source(options(Map.of()), null, true, context);
        SourceScan scan = SourceRuns.scanAll(text);
        assertThat(read(scan, planAll(scan.enumerator(context.source(1, true)), null), 2))
                .containsExactly(Row.of("one"), Row.of(""), Row.of("three"));
        SourceTable parts = new TextFiles().source(options(Map.of("lineSep", "ne")), null, true, context);
        SourceScan split = SourceRuns.scanAll(parts);
        assertThat(read(split, planAll(split.enumerator(context.source(1, true)), null), 2))
                .containsExactly(Row.of("o"), Row.of("\n\nthree"));
    }

    @Test
    void saysWhatIsWrongWithItsOptions() {
        assertThatThrownBy(() -> table(Map.of("path", directory + "/missing")))
                .isInstanceOfSatisfying(
                        VirtaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PATH_NOT_FOUND));
        assertThatThrownBy(() -> table(Map.of("maxFilesPerTrigger", "1", "maxBytesPerTrigger", "1")))
                .hasMessageContaining("Set one of them");
        assertThatThrownBy(() -> table(Map.of("maxFileAge", "soon"))).hasMessageContaining("7d");
        assertThatThrownBy(() -> table(Map.of("encoding", "UTF-16"))).hasMessageContaining("UTF-8");
    }

    private List<List<Object>> epochs(Map<String, String> options) {
        SourceScan scan = SourceRuns.scanAll(table(options));
        List<List<Object>> epochs = new ArrayList<>();
        for (PlannedRange range : planAll(scan.enumerator(context.source(1, true)), null)) {
            epochs.add(SourceRuns.read(scan, context.source(1, true), range, 100).stream()
                    .map(row -> row.get(0))
                    .toList());
        }
        return epochs;
    }

    private SourceTable table(Map<String, String> options) {
        return new JsonFiles().source(options(options), SCHEMA, true, context);
    }

    private Options options(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(Map.of("path", directory.toString()));
        all.putAll(options);
        return Options.of(all);
    }

    private Path file(String name, String text, long modifiedSeconds) throws IOException {
        Path path = directory.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        Files.setLastModifiedTime(path, FileTime.fromMillis(1000 * modifiedSeconds));
        return path;
    }
}
