package io.virta.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds for the source text of every module, load tests included. */
@Tag("architecture")
class SourceRulesTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    /** A name of Spark's that ported code uses. */
    private static final String SPARKS_NAME = "StreamingQueryManager.java";

    private static final Pattern EMPTY_NAME =
            Pattern.compile("(?i)(utils?|common|helpers?|impl|base|managers?|misc|stuff)");
    private static final Pattern EMPTY_LAST_WORD =
            Pattern.compile(".*(Utils?|Common|Helpers?|Impl|Base|Managers?|Misc)(Test)?\\.java");

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        List<Path> packages = sources("main").map(Path::getParent).distinct().toList();
        assertThat(packages).isNotEmpty();
        assertThat(packages)
                .as(
                        "packages without a package-info.java that is @NullMarked: say what it is, what it may use, where to start")
                .allMatch(directory ->
                        text(directory.resolve("package-info.java")).contains("\n@NullMarked\n"));
    }

    @Test
    void packagesAndClassesAreNamedForWhatTheyAre() {
        Predicate<Path> namesNothing = file -> EMPTY_LAST_WORD
                        .matcher(file.getFileName().toString())
                        .matches()
                || EMPTY_NAME.matcher(file.getParent().getFileName().toString()).matches();
        assertThat(Stream.concat(sources("main"), sources("test")).filter(file -> !file.endsWith(SPARKS_NAME)))
                .as("name the concept: a place for left-overs collects more of them")
                .noneMatch(namesNothing);
    }

    @Test
    void noTestIsDisabledOrSleeps() {
        Pattern forbidden = Pattern.compile("@Disabled|Thread\\s*\\.\\s*sleep|TimeUnit\\.\\w+\\.sleep");
        assertThat(sources("test").filter(file -> !file.endsWith("SourceRulesTest.java")))
                .as("await a condition, or drive a manual clock")
                .noneMatch(file -> forbidden.matcher(text(file)).find());
    }

    @Test
    void nothingIsLeftForLater() {
        Pattern forbidden = Pattern.compile("\\b(TODO|FIXME)\\b|(?i:not (yet )?implemented)");
        assertThat(Stream.concat(sources("main"), sources("test"))
                        .filter(file -> !file.endsWith("SourceRulesTest.java")))
                .as("finish it, or refuse it with an error that says what to do instead")
                .noneMatch(file -> forbidden.matcher(text(file)).find());
    }

    private static Stream<Path> sources(String tree) {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules
                    .map(module -> module.resolve("src").resolve(tree).resolve("java"))
                    .filter(Files::isDirectory)
                    .flatMap(SourceRulesTest::javaFiles)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
