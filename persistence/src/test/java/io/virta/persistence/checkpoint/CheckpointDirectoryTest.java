package io.virta.persistence.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointDirectoryTest {
    @TempDir
    private Path temporary;

    @Test
    void makesACheckpointWhereThereIsNoneAndFindsItAgain() {
        Path directory = temporary.resolve("a/b");
        CheckpointMetadata made;
        try (CheckpointDirectory checkpoint = CheckpointDirectory.open(directory)) {
            made = checkpoint.metadata();
            assertThat(checkpoint.journal()).isEmptyDirectory();
            assertThat(checkpoint.state()).isEmptyDirectory();
            assertThat(checkpoint.sources()).isEmptyDirectory();
        }
        try (CheckpointDirectory checkpoint = CheckpointDirectory.open(directory)) {
            assertThat(checkpoint.metadata()).isEqualTo(made);
        }
    }

    @Test
    void aMovedCheckpointIsTheSameCheckpoint() throws Exception {
        Path directory = temporary.resolve("here");
        CheckpointMetadata made = metadataOf(directory);
        Files.move(directory, temporary.resolve("there"));
        assertThat(metadataOf(temporary.resolve("there"))).isEqualTo(made);
    }

    @Test
    void refusesASecondRunAndNamesTheProcess() {
        Path directory = temporary.resolve("c");
        try (CheckpointDirectory first = CheckpointDirectory.open(directory)) {
            Map<String, Integer> before = Directories.contents(directory);
            VirtaException error = refused(directory);
            assertThat(error.code()).isEqualTo(ErrorCode.CHECKPOINT_IN_USE);
            assertThat(error)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            assertThat(Directories.contents(directory)).isEqualTo(before);
            assertThat(first.path()).isEqualTo(directory);
        }
        CheckpointDirectory.open(directory).close();
    }

    /** A refused attempt in the same process must not cost it the lock, which the operating system takes away when any of its channels to the file closes. */
    @Test
    void anotherProcessIsRefusedAfterAnAttemptInThisOneToo() throws Exception {
        Path directory = temporary.resolve("c");
        try (CheckpointDirectory first = CheckpointDirectory.open(directory)) {
            assertThat(refused(directory).code()).isEqualTo(ErrorCode.CHECKPOINT_IN_USE);
            assertThat(openInAnotherProcess(first.path()))
                    .startsWith("CHECKPOINT_IN_USE")
                    .contains("process " + ProcessHandle.current().pid());
        }
        assertThat(openInAnotherProcess(directory)).isEqualTo("opened " + directory);
    }

    private static String openInAnotherProcess(Path directory) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CheckpointOpener.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            process.waitFor();
            return line;
        }
    }

    @Test
    void refusesPartsOfTheOtherKind() throws Exception {
        Path directory = temporary.resolve("c");
        metadataOf(directory);
        Files.delete(directory.resolve("sources"));
        Files.createFile(directory.resolve("sources"));
        assertRefusedUntouched(directory, ErrorCode.CHECKPOINT_DAMAGED, "sources is a file");
    }

    @Test
    void refusesADirectoryOfOtherThings() throws Exception {
        Path directory = Files.createDirectory(temporary.resolve("photos"));
        Files.writeString(directory.resolve("cat.jpg"), "meow");
        assertRefusedUntouched(directory, ErrorCode.CHECKPOINT_DAMAGED, "cat.jpg");
    }

    @Test
    void refusesAFile() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "");
        assertThat(refused(file).code()).isEqualTo(ErrorCode.INVALID_OPTION);
    }

    @Test
    void refusesMetadataOfWhichAnyByteIsDamaged() throws Exception {
        Path directory = temporary.resolve("c");
        metadataOf(directory);
        Path file = directory.resolve("metadata");
        byte[] good = Files.readAllBytes(file);
        for (int position = 0; position < good.length; position++) {
            Directories.flip(file, position);
            assertThat(refused(directory).code()).isEqualTo(ErrorCode.CHECKPOINT_DAMAGED);
            Files.write(file, good);
        }
        CheckpointDirectory.open(directory).close();
    }

    @Test
    void refusesMetadataThatIsCutOffAnywhere() throws Exception {
        Path directory = temporary.resolve("c");
        metadataOf(directory);
        Path file = directory.resolve("metadata");
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length++) {
            Directories.truncate(file, length);
            assertRefusedUntouched(directory, ErrorCode.CHECKPOINT_DAMAGED, "metadata");
            Files.write(file, good);
        }
    }

    @Test
    void refusesANewerFormat() throws Exception {
        Path directory = temporary.resolve("c");
        CheckpointMetadata made = metadataOf(directory);
        CheckpointMetadata newer = new CheckpointMetadata(99, made.queryId(), made.created());
        Files.write(directory.resolve("metadata"), newer.encode());
        assertRefusedUntouched(directory, ErrorCode.CHECKPOINT_INCOMPATIBLE, "version 99");
    }

    @Test
    void refusesACheckpointWithoutItsJournal() throws Exception {
        Path directory = temporary.resolve("c");
        metadataOf(directory);
        Files.writeString(directory.resolve("state/delta"), "x");
        assertRefusedUntouched(directory, ErrorCode.CHECKPOINT_DAMAGED, "journal");
        Files.delete(directory.resolve("journal"));
        assertRefusedUntouched(directory, ErrorCode.CHECKPOINT_DAMAGED, "journal");
    }

    @Test
    void finishesACreationThatACrashInterrupted() throws Exception {
        Path directory = temporary.resolve("c");
        Files.createDirectories(directory.resolve("journal"));
        Files.writeString(directory.resolve("lock"), "1\n");
        Files.writeString(directory.resolve("metadata.tmp"), "virta-che");
        metadataOf(directory);
    }

    @Test
    void reportsAFullDiskAndCanBeOpenedOnceThereIsSpace() {
        Path directory = temporary.resolve("c");
        FaultyDisk disk = new FaultyDisk(10);
        VirtaException error =
                catchThrowableOfType(VirtaException.class, () -> CheckpointDirectory.open(directory, disk));
        assertThat(error.code()).isEqualTo(ErrorCode.DISK_FULL);
        metadataOf(directory);
    }

    @Test
    void replacesAFileAtomically() throws Exception {
        Path file = temporary.resolve("f");
        Disk.local().writeAtomically(file, "old".getBytes(StandardCharsets.UTF_8));
        FaultyDisk disk = new FaultyDisk(2);
        VirtaException error = catchThrowableOfType(
                VirtaException.class, () -> disk.writeAtomically(file, "new".getBytes(StandardCharsets.UTF_8)));
        assertThat(error.code()).isEqualTo(ErrorCode.DISK_FULL);
        assertThat(file).hasContent("old");
        disk.refill(100);
        disk.writeAtomically(file, "new".getBytes(StandardCharsets.UTF_8));
        assertThat(file).hasContent("new");
    }

    private void assertRefusedUntouched(Path directory, ErrorCode code, String mentions) {
        Map<String, Integer> before = Directories.contents(directory);
        VirtaException error = refused(directory);
        assertThat(error.code()).isEqualTo(code);
        assertThat(error).hasMessageContaining(mentions);
        assertThat(error.hint()).isNotNull();
        assertThat(Directories.contents(directory)).isEqualTo(before);
    }

    private static VirtaException refused(Path directory) {
        return catchThrowableOfType(VirtaException.class, () -> CheckpointDirectory.open(directory));
    }

    private static CheckpointMetadata metadataOf(Path directory) {
        try (CheckpointDirectory checkpoint = CheckpointDirectory.open(directory)) {
            return checkpoint.metadata();
        }
    }
}
