package io.virta.persistence.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.persistence.checkpoint.Directories;
import io.virta.persistence.checkpoint.Disk;
import io.virta.persistence.checkpoint.FaultyDisk;
import io.virta.state.StateSection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateStorageTest {
    @TempDir
    private Path directory;

    private StateStorage storage;

    @BeforeEach
    void openStorage() {
        storage = storage(Disk.local(), 1);
    }

    @Test
    void restoresWhatWasWritten() {
        TextTable table = new TextTable();
        StateManifest manifest = runEpochs(storage, table, StateManifest.EMPTY, 0, 5);
        assertThat(manifest.files()).hasSize(5);
        assertThat(restored(storage, manifest)).isEqualTo(table.values());
    }

    @Test
    void restoresOnlyTheKeyGroupsAskedFor() {
        TextTable table = new TextTable();
        StateManifest manifest = runEpochs(storage, table, StateManifest.EMPTY, 0, 5);
        List<Integer> groups = new ArrayList<>();
        storage.read(manifest, "agg", 1, 3, section -> groups.add(section.keyGroup()));
        storage.read(manifest, "other", 1, 3, section -> groups.add(-1));
        assertThat(groups).contains(1, 2).doesNotContain(-1, 0, 3);
    }

    @Test
    void anEpochWithoutChangesWritesNothing() {
        assertThat(storage.write(0, List.of())).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void writesPayloadsOfAnySize() {
        List<StateSection> sections = new ArrayList<>();
        int[] sizes = {0, 1, 100_000, 262_144, 262_145, 3_000_000};
        for (int i = 0; i < sizes.length; i++) {
            byte[] payload = new byte[sizes[i]];
            java.util.Arrays.fill(payload, (byte) (i + 1));
            sections.add(new StateSection("agg", "t" + i % 2, i, payload));
        }
        StateManifest manifest = StateManifest.EMPTY.plus(storage.write(0, sections));
        Map<Integer, byte[]> read = new TreeMap<>();
        storage.read(manifest, "agg", 0, 10, section -> read.put(section.keyGroup(), section.payload()));
        sections.forEach(section -> assertThat(read.get(section.keyGroup())).isEqualTo(section.payload()));
    }

    @Test
    void foldsFilesIntoOneWithTheSameContent() {
        TextTable table = new TextTable();
        StateManifest manifest = runEpochs(storage, table, StateManifest.EMPTY, 0, 4);
        Fold fold = storage.fold(manifest, TextTable.folders());
        assertThat(fold.result()).hasSize(1);
        StateManifest folded = manifest.with(fold);
        assertThat(folded.files()).isEqualTo(fold.result());
        assertThat(restored(storage, folded)).isEqualTo(table.values());
        assertThat(storage.fold(folded, TextTable.folders())).isNull();
    }

    @Test
    void aFoldGoesIntoALaterManifest() {
        TextTable table = new TextTable();
        StateManifest manifest = runEpochs(storage, table, StateManifest.EMPTY, 0, 4);
        Fold fold = storage.fold(manifest, TextTable.folders());
        StateManifest later = runEpochs(storage, table, manifest, 4, 6).with(fold);
        assertThat(later.files()).hasSize(3);
        assertThat(restored(storage, later)).isEqualTo(table.values());
        assertThat(later.with(fold)).isSameAs(later);
    }

    @Test
    void aFileThatALaterManifestMayNameIsNotFoldedAnew() {
        StateManifest manifest = runEpochs(storage, new TextTable(), StateManifest.EMPTY, 0, 4);
        Fold fold = storage.fold(manifest, TextTable.folders());
        assertThat(storage.fold(manifest, TextTable.folders())).isNull();
        storage.discard(fold.result().get(0));
        assertThat(storage.fold(manifest, TextTable.folders())).isEqualTo(fold);
    }

    @Test
    void aFoldThatDoesNotReachBackToTheBeginningKeepsRemovals() {
        TextTable table = new TextTable();
        for (int key = 0; key < 1000; key++) {
            table.put(key, "value");
        }
        StateManifest manifest = StateManifest.EMPTY.plus(storage.write(0, table.freeze()));
        manifest = fillUp(table, manifest, 1, 4);
        manifest = manifest.with(storage.fold(manifest, TextTable.folders()));
        for (int key = 0; key < 20; key += 2) {
            table.remove(key);
        }
        manifest = fillUp(table, manifest, 4, 8);
        Fold fold = storage.fold(manifest, TextTable.folders());
        assertThat(fold.replaced()).hasSize(4);
        boolean same = restored(storage, manifest.with(fold)).equals(table.values());
        assertThat(same).isTrue();
    }

    @Test
    void aStateThatIsAllGoneFoldsIntoNothing() {
        TextTable table = new TextTable();
        StateManifest manifest = runEpochs(storage, table, StateManifest.EMPTY, 0, 3);
        table.values().keySet().forEach(table::remove);
        manifest = manifest.plus(storage.write(3, table.freeze()));
        Fold fold = storage.fold(manifest, TextTable.folders());
        assertThat(manifest.with(fold)).isEqualTo(StateManifest.EMPTY);
    }

    @Test
    void deletesWhatNoManifestNeeds() {
        TextTable table = new TextTable();
        StateManifest manifest = runEpochs(storage, table, StateManifest.EMPTY, 0, 4);
        StateManifest folded = manifest.with(storage.fold(manifest, TextTable.folders()));
        storage.retain(List.of(manifest), 3, 1);
        assertThat(names()).hasSize(5);
        storage.retain(List.of(folded), 3, 1);
        assertThat(names()).as("epoch 2 can still be restored").hasSize(5);
        storage.retain(List.of(folded), 4, 1);
        assertThat(names()).containsExactly(folded.files().get(0).name());
        assertThat(restored(storage, folded)).isEqualTo(table.values());
    }

    @Test
    void anAbortedEpochLeavesNothing() {
        TextTable table = new TextTable();
        StateManifest manifest = runEpochs(storage, table, StateManifest.EMPTY, 0, 2);
        Map<Integer, String> before = table.values();
        table.put(1, "aborted");
        StateFile aborted = storage.write(2, table.freeze()).get(0);
        storage.discard(aborted);
        assertThat(names()).hasSize(2);
        assertThat(restored(storage, manifest)).isEqualTo(before);
    }

    @Test
    void theNextRunClearsWhatACrashLeft() throws Exception {
        TextTable table = new TextTable();
        StateManifest manifest = runEpochs(storage, table, StateManifest.EMPTY, 0, 3);
        table.put(1, "never prepared");
        storage.write(3, table.freeze());
        Files.writeString(directory.resolve("4-4-1-n.state"), "half a fi");
        StateStorage next = storage(Disk.local(), 2);
        next.verify(manifest);
        next.retain(List.of(manifest), 2, 100);
        assertThat(names())
                .containsExactlyElementsOf(
                        manifest.files().stream().map(StateFile::name).toList());
    }

    @Test
    void refusesAFileOfWhichAnyByteIsDamagedAndLeavesItAsItWas() {
        StateManifest manifest = runEpochs(storage, new TextTable(), StateManifest.EMPTY, 0, 1);
        Path file = directory.resolve(manifest.files().get(0).name());
        for (long position = 0; position < manifest.lengthBytes(); position++) {
            Directories.flip(file, position);
            assertRefused(manifest, file);
            Directories.flip(file, position);
        }
        restored(storage, manifest);
    }

    @Test
    void refusesAFileThatIsCutOffOrMissing() throws Exception {
        StateManifest manifest = runEpochs(storage, new TextTable(), StateManifest.EMPTY, 0, 2);
        Path file = directory.resolve(manifest.files().get(1).name());
        byte[] good = Files.readAllBytes(file);
        for (int length = good.length - 1; length >= 0; length--) {
            Directories.truncate(file, length);
            assertRefused(manifest, file);
            Files.write(file, good);
        }
        Files.delete(file);
        assertRefused(manifest, file);
    }

    @Test
    void refusesAFileOfAnotherAttempt() throws Exception {
        TextTable table = new TextTable();
        StateManifest manifest = runEpochs(storage, table, StateManifest.EMPTY, 0, 1);
        StateFile other = storage(Disk.local(), 2).write(0, runOne("other")).get(0);
        Path file = directory.resolve(manifest.files().get(0).name());
        Files.copy(directory.resolve(other.name()), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertRefused(manifest, file);
    }

    @Test
    void aFullDiskFailsTheEpochAndLosesNothing() {
        FaultyDisk disk = new FaultyDisk(Long.MAX_VALUE);
        StateStorage limited = storage(disk, 1);
        TextTable table = new TextTable();
        StateManifest manifest = runEpochs(limited, table, StateManifest.EMPTY, 0, 4);
        Map<Integer, String> before = table.values();
        table.put(1, "more");
        List<StateSection> delta = table.freeze();
        for (long room = 0; room < 90; room += 10) {
            disk.refill(room);
            VirtaException error = catchThrowableOfType(VirtaException.class, () -> limited.write(4, delta));
            assertThat(error.code()).isEqualTo(ErrorCode.DISK_FULL);
            disk.refill(room);
            error = catchThrowableOfType(VirtaException.class, () -> limited.fold(manifest, TextTable.folders()));
            assertThat(error.code()).isEqualTo(ErrorCode.DISK_FULL);
            assertThat(names()).hasSize(4);
            assertThat(restored(limited, manifest)).isEqualTo(before);
        }
        disk.refill(10_000);
        assertThat(restored(limited, manifest.plus(limited.write(4, delta)))).isEqualTo(table.values());
    }

    private void assertRefused(StateManifest manifest, Path file) {
        Map<String, Integer> before = Directories.contents(directory);
        VirtaException error = catchThrowableOfType(VirtaException.class, () -> {
            storage.verify(manifest);
            restored(storage, manifest);
        });
        assertThat(error.code()).isIn(ErrorCode.CHECKPOINT_DAMAGED, ErrorCode.CHECKPOINT_INCOMPATIBLE);
        assertThat(error).hasMessageContaining(file.toString());
        assertThat(Directories.contents(directory)).isEqualTo(before);
    }

    private static List<StateSection> runOne(String value) {
        TextTable table = new TextTable();
        table.put(1, value);
        return table.freeze();
    }

    private StateManifest fillUp(TextTable table, StateManifest manifest, int from, int to) {
        StateManifest grown = manifest;
        for (int epoch = from; epoch < to; epoch++) {
            table.put(epoch, "small");
            grown = grown.plus(storage.write(epoch, table.freeze()));
        }
        return grown;
    }

    private static StateManifest runEpochs(
            StateStorage storage, TextTable table, StateManifest before, int from, int to) {
        StateManifest manifest = before;
        for (int epoch = from; epoch < to; epoch++) {
            for (int key = 0; key < 6; key++) {
                table.put(epoch + key, "epoch " + epoch);
            }
            table.remove(epoch);
            manifest = manifest.plus(storage.write(epoch, table.freeze()));
        }
        return manifest;
    }

    private StateStorage storage(Disk disk, int attempt) {
        return new StateStorage(disk, directory, "n", attempt, new FoldPolicy(4));
    }

    private static Map<Integer, String> restored(StateStorage storage, StateManifest manifest) {
        TextTable table = new TextTable();
        storage.read(manifest, "agg", 0, TextTable.KEY_GROUPS, table::restore);
        return table.values();
    }

    private List<String> names() {
        return Disk.local().list(directory).stream()
                .map(path -> path.getFileName().toString())
                .toList();
    }
}
