package io.virta.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.connector.Options;
import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.connectors.testkit.SourceRuns;
import io.virta.connectors.testkit.TestContext;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory that changes while it is read as a stream. */
class ChangingFilesTest {
    private static final StructType SCHEMA =
            new StructType().add("n", AtomicType.BIGINT).add("day", AtomicType.STRING);

    private final TestContext context = new TestContext();

    @TempDir
    private Path parent;

    private Path directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createDirectory(parent.resolve("in"));
    }

    @Test
    void aFileThatIsGoneBeforeItIsPlannedIsNotMissed() throws IOException {
        Path a = file("a.json", 1, 1);
        Path b = file("b.json", 2, 2);
        file("c.json", 3, 3);
        Stream stream = new Stream(Map.of("maxFilesPerTrigger", "1"));
        assertThat(stream.next()).containsExactly(1L);
        Files.delete(a);
        Files.delete(b);
        assertThat(stream.next()).containsExactly(3L);
        assertThat(stream.next()).isNull();
    }

    @Test
    void aFileThatGrowsBeforeItIsPlannedIsReadAsItIsThen() throws IOException {
        file("a.json", 1, 1);
        file("b.json", 2, 2);
        Stream stream = new Stream(Map.of("maxFilesPerTrigger", "1"));
        assertThat(stream.next()).containsExactly(1L);
        write("b.json", "{\"n\":2}\n{\"n\":22}\n", 5);
        assertThat(stream.next()).containsExactly(2L, 22L);
        file("c.json", 3, 6);
        file("b.json", 7, 7);
        assertThat(stream.next()).containsExactly(3L);
        assertThat(stream.next()).isNull();
    }

    @Test
    void anAvailableNowRunSkipsWhatIsGone() throws IOException {
        file("a.json", 1, 1);
        Path b = file("b.json", 2, 2);
        Stream stream = new Stream(Map.of("maxFilesPerTrigger", "1"));
        stream.enumerator.stopAtLatest();
        assertThat(stream.next()).containsExactly(1L);
        file("c.json", 3, 3);
        Files.delete(b);
        assertThat(stream.next()).isNull();
    }

    @Test
    void aFileWithAnotherNameIsANewOneAndTheOldOneIsMissed() throws IOException {
        Path a = file("a.json", 1, 1);
        Stream stream = new Stream(Map.of());
        assertThat(stream.next()).containsExactly(1L);
        Files.move(a, directory.resolve("b.json"));
        assertThat(stream.next()).containsExactly(1L);
        Files.move(directory.resolve("b.json"), a);
        assertThat(stream.next()).isNull();
    }

    @Test
    void partitionsThatAppearWhileStreamingFillTheirColumn() throws IOException {
        Stream stream = new Stream(Map.of());
        assertThat(stream.next()).isNull();
        file("day=2024-01-01/a.json", 1, 1);
        file("day=__HIVE_DEFAULT_PARTITION__/b.json", 2, 2);
        file("c.json", 3, 3);
        assertThat(stream.rows()).containsExactly(Row.of(1L, "2024-01-01"), Row.of(2L, null), Row.of(3L, null));
        file("day=100%/a.json", 4, 4);
        file("day=a%2Fb%7e+ü/a.json", 5, 5);
        assertThat(stream.rows()).containsExactly(Row.of(4L, "100%"), Row.of(5L, "a/b~+ü"));
    }

    @Test
    void csvOfAPartitionThatAppearsLaterHasNoColumnForIt() throws IOException {
        SourceTable csv = new CsvFiles()
                .source(
                        Options.of(Map.of("path", directory.toString())),
                        new StructType()
                                .add("n", AtomicType.INT)
                                .add("day", AtomicType.STRING)
                                .add("s", AtomicType.STRING),
                        true,
                        context);
        write("day=x/a.csv", "1,one\n", 1);
        write("b.csv", "2,y,two\n", 2);
        write("day=z/c.csv", "3,three\n", 3);
        SourceScan scan = SourceRuns.scanAll(csv);
        PlannedRange range = scan.enumerator(context.source(1, true)).plan(null, ReadLimit.ALL);
        assertThat(SourceRuns.read(scan, context.source(1, true), range, 10))
                .containsExactly(Row.of(1, "x", "one"), Row.of(2, "y", "two"), Row.of(3, "z", "three"));
    }

    @Test
    void patternsFindDirectoriesThatAppearLaterButNothingHidden() throws IOException {
        Stream stream = new Stream(Map.of("path", directory + "/*/in-?", "recursiveFileLookup", "true"));
        assertThat(stream.next()).isNull();
        file("x/in-1/a.json", 1, 1);
        file("x/in-10/a.json", 9, 1);
        file(".virta-staging/in-1/b.json", 9, 2);
        file("x/_in-1/b.json", 9, 2);
        file("y/in-2/deep/c.json", 3, 3);
        file("y/in-2/d.json._COPYING_", 9, 4);
        assertThat(stream.next()).containsExactly(1L, 3L);
        assertThat(new Stream(Map.of("path", directory + "/.virta*/in-1")).next())
                .containsExactly(9L);
        assertThat(new Stream(Map.of("path", directory + "/y/in-2/d*")).next()).containsExactly(3L);
    }

    @Test
    void linksAreFollowedButNotInCirclesAndNotIntoTheVoid() throws IOException {
        file("a.json", 1, 1);
        Path outside = Files.createDirectory(parent.resolve("outside"));
        Files.writeString(outside.resolve("b.json"), "{\"n\":2}");
        Files.createSymbolicLink(directory.resolve("circle"), directory);
        Files.createSymbolicLink(directory.resolve("link"), outside);
        Files.createSymbolicLink(directory.resolve("broken.json"), directory.resolve("nothing"));
        Files.createSymbolicLink(directory.resolve("c.json"), outside.resolve("b.json"));
        assertThat(new Stream(Map.of("recursiveFileLookup", "true")).next()).containsExactlyInAnyOrder(1L, 2L, 2L);
        assertThat(new Stream(Map.of()).next()).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void namesMayHaveAnyCharacters() throws IOException {
        List<String> names = List.of(
                "with space.json", "per%20cent%.json", "käse-日本-🦀.json", "a,b.json", "a+b.json", "t\tn\n.json");
        for (int i = 0; i < names.size(); i++) {
            file(names.get(i), i, i);
        }
        assertThat(new Stream(Map.of()).next()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(new Stream(Map.of("path", "file:" + directory + "/with space.json")).next())
                .containsExactly(0L);
    }

    @Test
    void emptyFilesHaveNoRows() throws IOException {
        write("a.json", "", 1);
        write("b.json", "\n \n", 2);
        Stream stream = new Stream(Map.of("maxFilesPerTrigger", "1"));
        assertThat(stream.next()).isEmpty();
        assertThat(stream.next()).isEmpty();
        assertThat(stream.next()).isNull();
        assertThat(new Stream(Map.of("multiLine", "true")).next()).isEmpty();
    }

    @Test
    void aDirectoryThatIsTakenAwayEndsTheStreamWithItsName() throws IOException {
        file("a.json", 1, 1);
        Stream stream = new Stream(Map.of());
        assertThat(stream.next()).containsExactly(1L);
        Files.delete(directory.resolve("a.json"));
        Files.delete(directory);
        assertThatThrownBy(stream::next)
                .isInstanceOfSatisfying(
                        VirtaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PATH_NOT_FOUND))
                .hasMessageContaining(directory.toString());
    }

    @Test
    void whatFollowsACleanedFileOfTheSameNameIsNew() throws IOException {
        file("a.json", 1, 1);
        Stream stream = new Stream(Map.of("cleanSource", "delete"));
        assertThat(stream.next()).containsExactly(1L);
        stream.committed();
        assertThat(directory).isEmptyDirectory();
        file("a.json", 2, 2);
        assertThat(stream.next()).containsExactly(2L);
    }

    @Test
    void cleaningSparesAFileThatTookThePlaceOfTheOneThatWasRead() throws IOException {
        file("a.json", 1, 1);
        Stream stream = new Stream(Map.of("cleanSource", "delete"));
        assertThat(stream.next()).containsExactly(1L);
        file("a.json", 2, 2);
        stream.committed();
        assertThat(stream.next()).containsExactly(2L);
        stream.committed();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void archivedFilesOfTheSameNameAreAllKept() throws IOException {
        Path archive = parent.resolve("archive");
        Stream stream = new Stream(Map.of("cleanSource", "archive", "sourceArchiveDir", archive.toString()));
        for (int i = 0; i < 3; i++) {
            file("sub=1/a.json", i, i);
            assertThat(stream.next()).containsExactly((long) i);
            stream.committed();
        }
        Path place =
                archive.resolve(directory.subpath(0, directory.getNameCount())).resolve("sub=1");
        assertThat(place.resolve("a.json")).hasContent("{\"n\":0}");
        assertThat(place.resolve("a.json.1")).hasContent("{\"n\":1}");
        assertThat(place.resolve("a.json.2")).hasContent("{\"n\":2}");
    }

    /** A run of a source, epoch by epoch. */
    private final class Stream {
        private final SourceScan scan;
        private final SourceEnumerator enumerator;
        private @Nullable PlannedRange last;

        Stream(Map<String, String> options) {
            Map<String, String> all = new HashMap<>(Map.of("path", directory.toString()));
            all.putAll(options);
            scan = SourceRuns.scanAll(new JsonFiles().source(Options.of(all), SCHEMA, true, context));
            enumerator = scan.enumerator(context.source(1, true));
        }

        /** The numbers of the next epoch, or null if there is nothing new. */
        @Nullable List<Long> next() {
            List<Row> rows = rows();
            if (rows == null) {
                return null;
            }
            List<Long> numbers = new ArrayList<>();
            rows.forEach(row -> numbers.add(row.getLong(0)));
            return numbers;
        }

        @Nullable List<Row> rows() {
            PlannedRange range = enumerator.plan(
                    last == null ? null : last.end(), new ReadLimit(Long.MAX_VALUE, Long.MAX_VALUE, false));
            if (range == null) {
                return null;
            }
            last = range;
            return SourceRuns.read(scan, context.source(1, true), range, 10);
        }

        void committed() {
            enumerator.committed(last);
        }
    }

    private Path file(String name, long n, long modifiedSeconds) throws IOException {
        return write(name, "{\"n\":" + n + "}", modifiedSeconds);
    }

    private Path write(String name, String text, long modifiedSeconds) throws IOException {
        Path path = directory.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        Files.setLastModifiedTime(path, FileTime.fromMillis(1000 * modifiedSeconds));
        return path;
    }
}
