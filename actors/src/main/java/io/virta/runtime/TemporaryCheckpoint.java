package io.virta.runtime;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Checkpoints of queries that name none: below the directory for temporary files, gone when the query ends well. Stateless. */
final class TemporaryCheckpoint {
    private TemporaryCheckpoint() {}

    static Path create() {
        try {
            return Files.createTempDirectory("virta-checkpoint-");
        } catch (IOException e) {
            throw new VirtaException(
                    ErrorCode.IO_ERROR,
                    "A temporary checkpoint cannot be made: " + e.getMessage(),
                    "Set checkpointLocation, or make java.io.tmpdir name a directory that can be written.",
                    e);
        }
    }

    /** Deletes a checkpoint as far as possible; what is left is the temporary directory's to clean. */
    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException leftBehind) {
            org.slf4j.LoggerFactory.getLogger(TemporaryCheckpoint.class)
                    .debug("Cannot delete {}", directory, leftBehind);
        }
    }
}
