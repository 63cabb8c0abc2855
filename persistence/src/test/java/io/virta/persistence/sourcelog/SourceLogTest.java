package io.virta.persistence.sourcelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.persistence.checkpoint.Directories;
import io.virta.persistence.checkpoint.Disk;
import io.virta.persistence.checkpoint.FaultyDisk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLogTest {
    @TempDir
    private Path directory;

    @Test
    void deliversAPlannedRangeAgainAfterACrash() {
        try (SourceLog log = log(1)) {
            log.append(0, rows("a", 0, 10));
            log.append(0, rows("b", 0, 5));
            log.append(0, rows("a", 10, 20));
            log.append(1, rows("a", 20, 30));
            log.sync();
        }
        try (SourceLog log = log(2)) {
            assertThat(read(log, "a", 0, 20)).containsExactly("a 0-10", "a 10-20");
            assertThat(read(log, "a", 20, 30)).containsExactly("a 20-30");
            assertThat(read(log, "a", 12, 25)).containsExactly("a 10-20", "a 20-30");
            assertThat(read(log, "b", 0, 5)).containsExactly("b 0-5");
            assertThat(read(log, "c", 0, 5)).isEmpty();
        }
    }

    @Test
    void deliversEachPositionOnce() {
        try (SourceLog log = log(1)) {
            log.append(0, rows("a", 0, 10));
            log.sync();
        }
        try (SourceLog log = log(2)) {
            log.append(0, rows("a", 0, 10));
            log.append(0, rows("a", 10, 12));
            log.sync();
            assertThat(read(log, "a", 0, 12)).containsExactly("a 0-10", "a 10-12");
        }
    }

    @Test
    void dropsCommittedEpochsOfAllRuns() {
        try (SourceLog log = log(1)) {
            log.append(0, rows("a", 0, 10));
            log.append(1, rows("a", 10, 20));
        }
        try (SourceLog log = log(2)) {
            log.append(1, rows("a", 20, 30));
            log.append(2, rows("a", 30, 40));
            log.dropThrough(1);
            assertThat(read(log, "a", 0, 100)).containsExactly("a 30-40");
            log.append(2, rows("a", 40, 50));
            assertThat(read(log, "a", 0, 100)).containsExactly("a 30-40", "a 40-50");
            log.dropThrough(2);
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void leavesOutRowsThatACrashCutOffAnywhere() throws Exception {
        try (SourceLog log = log(1)) {
            log.append(0, rows("a", 0, 10));
        }
        Path file = directory.resolve("0-1.rows");
        int first = (int) Files.size(file);
        try (SourceLog log = log(2)) {
            log.append(0, rows("a", 10, 20));
        }
        byte[] second = Files.readAllBytes(directory.resolve("0-2.rows"));
        Files.delete(directory.resolve("0-2.rows"));
        byte[] both =
                java.util.Arrays.copyOf(Files.readAllBytes(file), first + second.length - SegmentFormat.HEADER_BYTES);
        System.arraycopy(second, SegmentFormat.HEADER_BYTES, both, first, second.length - SegmentFormat.HEADER_BYTES);
        for (int length = 0; length < both.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(both, length));
            assertThat(read(log(3), "a", 0, 20)).hasSize(length < first ? 0 : 1);
        }
        Files.write(file, both);
        assertThat(read(log(3), "a", 0, 20)).hasSize(2);
    }

    @Test
    void refusesDamagedRowsBeforeTheLast() {
        try (SourceLog log = log(1)) {
            log.append(0, rows("a", 0, 10));
            log.append(0, rows("a", 10, 20));
        }
        Path file = directory.resolve("0-1.rows");
        for (int position : new int[] {0, 9, 12, 15, 17, 21, 25, 40}) {
            Directories.flip(file, position);
            VirtaException error = catchThrowableOfType(VirtaException.class, () -> read(log(2), "a", 0, 20));
            assertThat(error.code()).isIn(ErrorCode.CHECKPOINT_DAMAGED, ErrorCode.CHECKPOINT_INCOMPATIBLE);
            assertThat(error).hasMessageContaining(file.toString());
            Directories.flip(file, position);
        }
    }

    @Test
    void aFullDiskIsReportedAndKeepsWhatWasSynced() {
        FaultyDisk disk = new FaultyDisk(110);
        try (SourceLog log = new SourceLog(disk, directory, 1)) {
            log.append(0, rows("a", 0, 10));
            log.sync();
            VirtaException error = catchThrowableOfType(VirtaException.class, () -> log.append(0, rows("a", 10, 20)));
            assertThat(error.code()).isEqualTo(ErrorCode.DISK_FULL);
            assertThat(read(log, "a", 0, 20)).containsExactly("a 0-10");
        }
    }

    private SourceLog log(int attempt) {
        return new SourceLog(Disk.local(), directory, attempt);
    }

    private static SourceRows rows(String channel, long from, long to) {
        String content = channel + " " + from + "-" + to;
        return new SourceRows("socket", channel, from, to, content.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> read(SourceLog log, String channel, long from, long to) {
        List<String> contents = new ArrayList<>();
        log.read("socket", channel, from, to, rows -> contents.add(new String(rows.content(), StandardCharsets.UTF_8)));
        return contents;
    }
}
