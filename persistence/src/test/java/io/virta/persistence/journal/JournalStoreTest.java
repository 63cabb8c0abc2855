package io.virta.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.persistence.checkpoint.Directories;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalStoreTest {
    @TempDir
    private Path temporary;

    @Test
    void replaysWhatWasAppendedInOrder() {
        try (JournalStore store = open()) {
            append(store, "a", 1, 12);
            append(store, "ab", 1, 3);
            assertThat(replay(store, "a", 1, Long.MAX_VALUE, Long.MAX_VALUE))
                    .hasSize(12)
                    .startsWith("1:a1")
                    .endsWith("12:a12");
            assertThat(replay(store, "a", 4, 6, Long.MAX_VALUE)).containsExactly("4:a4", "5:a5", "6:a6");
            assertThat(replay(store, "a", 4, 6, 2)).containsExactly("4:a4", "5:a5");
            assertThat(replay(store, "ab", 0, Long.MAX_VALUE, Long.MAX_VALUE)).hasSize(3);
            assertThat(replay(store, "b", 0, Long.MAX_VALUE, Long.MAX_VALUE)).isEmpty();
        }
    }

    @Test
    void keepsTheHighestSequenceNumberWhenEventsAreDeleted() {
        try (JournalStore store = open()) {
            append(store, "a", 1, 5);
            append(store, "b", 1, 2);
            store.deleteEvents("a", 3);
            assertThat(replay(store, "a", 1, Long.MAX_VALUE, Long.MAX_VALUE)).containsExactly("4:a4", "5:a5");
            store.saveSnapshot("a", new StoredSnapshot(5, 1, bytes("a1 to a5")));
            store.deleteEvents("a", Long.MAX_VALUE);
        }
        try (JournalStore store = open()) {
            assertThat(replay(store, "a", 1, Long.MAX_VALUE, Long.MAX_VALUE)).isEmpty();
            assertThat(store.highestSequenceNumber("a")).isEqualTo(5);
            assertThat(replay(store, "b", 1, Long.MAX_VALUE, Long.MAX_VALUE)).hasSize(2);
            assertThat(store.highestSequenceNumber("none")).isZero();
        }
    }

    @Test
    void findsTheLatestSnapshotThatMatches() {
        try (JournalStore store = open()) {
            for (long number = 10; number <= 30; number += 10) {
                store.saveSnapshot("a", new StoredSnapshot(number, number * 100, bytes("s" + number)));
            }
            assertThat(snapshot(store, SnapshotSelectionCriteria.latest())).isEqualTo("s30");
            assertThat(snapshot(store, SnapshotSelectionCriteria.create(29, Long.MAX_VALUE)))
                    .isEqualTo("s20");
            assertThat(snapshot(store, SnapshotSelectionCriteria.create(Long.MAX_VALUE, 1999)))
                    .isEqualTo("s10");
            store.saveSnapshot("a", new StoredSnapshot(30, 4000, bytes("again")));
            assertThat(snapshot(store, SnapshotSelectionCriteria.latest())).isEqualTo("again");
            store.deleteSnapshots("a", SnapshotSelectionCriteria.create(30, Long.MAX_VALUE, 20, 0));
            assertThat(snapshot(store, SnapshotSelectionCriteria.latest())).isEqualTo("s10");
            assertThat(store.latestSnapshot("b", SnapshotSelectionCriteria.latest()))
                    .isNull();
        }
    }

    @Test
    void aTornLastWriteIsDroppedAsAWhole() throws IOException {
        try (JournalStore store = open()) {
            append(store, "a", 1, 3);
        }
        byte[] acknowledged = Files.readAllBytes(temporary.resolve("journal-end"));
        try (JournalStore store = open()) {
            append(store, "a", 4, 6);
        }
        Path last = fileWith(".log");
        Path copy = temporary.resolve("copy");
        for (long length = Files.size(last) - 1; length >= 0; length--) {
            Directories.copy(journal(), copy);
            Directories.truncate(copy.resolve(last.getFileName()), length);
            Files.write(temporary.resolve("copy-end"), acknowledged);
            try (JournalStore store = JournalStore.open(copy)) {
                assertThat(replay(store, "a", 1, Long.MAX_VALUE, Long.MAX_VALUE))
                        .hasSize(3);
                assertThat(store.highestSequenceNumber("a")).isEqualTo(3);
            }
            delete(copy);
        }
    }

    @Test
    void anAcknowledgedWriteThatIsCutOffIsRefused() throws IOException {
        try (JournalStore store = open()) {
            append(store, "a", 1, 3);
            append(store, "a", 4, 6);
        }
        Path log = fileWith(".log");
        for (long length = Files.size(log) - 1; length >= 0; length -= 7) {
            Directories.truncate(log, length);
            assertRefusedUntouched(ErrorCode.CHECKPOINT_DAMAGED);
        }
        Files.delete(log);
        assertRefusedUntouched(ErrorCode.CHECKPOINT_DAMAGED);
    }

    /** Some bytes matter to nobody, such as the name of the version that wrote a file; whoever opens the journal gets all of it or a refusal. */
    @Test
    void aByteThatIsDamagedAnywhereLosesNothingUnseen() throws IOException {
        for (long event = 1; event <= 9; event += 3) {
            try (JournalStore store = open()) {
                append(store, "a", event, event + 2);
            }
        }
        Path copy = temporary.resolve("copy");
        for (String suffix : List.of(".sst", ".log", "CURRENT", "MANIFEST")) {
            Path file = fileWith(suffix);
            for (long position = 0; position < Files.size(file); position += 13) {
                Directories.copy(journal(), copy);
                Files.copy(temporary.resolve("journal-end"), temporary.resolve("copy-end"));
                Directories.flip(copy.resolve(file.getFileName()), position);
                Map<String, Integer> before = Directories.contents(copy);
                try (JournalStore store = JournalStore.open(copy)) {
                    assertThat(replay(store, "a", 1, Long.MAX_VALUE, Long.MAX_VALUE))
                            .as("byte %s of %s", position, file)
                            .hasSize(9);
                } catch (VirtaException refused) {
                    assertThat(refused.code())
                            .as("byte %s of %s: %s", position, file, refused.problem())
                            .isEqualTo(ErrorCode.CHECKPOINT_DAMAGED);
                    assertThat(Directories.contents(copy)).isEqualTo(before);
                }
                delete(copy);
                Files.delete(temporary.resolve("copy-end"));
            }
        }
    }

    @Test
    void refusesADamagedJournalAndLeavesItAsItWas() throws IOException {
        try (JournalStore store = open()) {
            append(store, "a", 1, 3);
            append(store, "a", 4, 6);
        }
        Path log = fileWith(".log");
        Directories.flip(log, 40);
        assertRefusedUntouched(ErrorCode.CHECKPOINT_DAMAGED);
        Directories.flip(log, 40);
        Directories.truncate(journal().resolve("CURRENT"), 3);
        assertRefusedUntouched(ErrorCode.CHECKPOINT_DAMAGED);
        Files.delete(journal().resolve("CURRENT"));
        assertRefusedUntouched(ErrorCode.CHECKPOINT_DAMAGED);
    }

    @Test
    void refusesAJournalThatIsOpen() {
        try (JournalStore store = open()) {
            append(store, "a", 1, 3);
            VirtaException error = catchThrowableOfType(VirtaException.class, this::open);
            assertThat(error.code()).isEqualTo(ErrorCode.CHECKPOINT_IN_USE);
            assertThat(store.highestSequenceNumber("a")).isEqualTo(3);
        }
    }

    private void assertRefusedUntouched(ErrorCode code) {
        Map<String, Integer> before = Directories.contents(journal());
        VirtaException error = catchThrowableOfType(VirtaException.class, this::open);
        assertThat(error.code()).isEqualTo(code);
        assertThat(error).hasMessageContaining(journal().toString());
        assertThat(Directories.contents(journal())).isEqualTo(before);
    }

    private Path journal() {
        return temporary.resolve("journal");
    }

    private JournalStore open() {
        return JournalStore.open(journal());
    }

    /** A file of which this is a part of the name. */
    private Path fileWith(String part) throws IOException {
        try (Stream<Path> files = Files.list(journal())) {
            return files.filter(file -> file.getFileName().toString().contains(part))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private static void append(JournalStore store, String entity, long from, long to) {
        List<StoredEvent> events = new ArrayList<>();
        for (long number = from; number <= to; number++) {
            events.add(new StoredEvent(entity, number, bytes(entity + number)));
        }
        store.append(events);
    }

    private static List<String> replay(JournalStore store, String entity, long from, long to, long max) {
        List<String> events = new ArrayList<>();
        store.replay(
                entity,
                from,
                to,
                max,
                (number, content) -> events.add(number + ":" + new String(content, StandardCharsets.UTF_8)));
        return events;
    }

    private static String snapshot(JournalStore store, SnapshotSelectionCriteria criteria) {
        return new String(store.latestSnapshot("a", criteria).content(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
