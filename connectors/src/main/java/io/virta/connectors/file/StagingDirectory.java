package io.virta.connectors.file;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hidden directory inside a target where a query's files lie until their epoch commits, {@code .virta-staging/<query id>/<epoch>-<attempt>-<writer>/}. It lies on the target's file system, so that
 * publishing is renaming.
 */
record StagingDirectory(Path target, Path directory) {
    private static final Logger LOG = LoggerFactory.getLogger(StagingDirectory.class);
    private static final String NAME = ".virta-staging";
    private static final Pattern ATTEMPT = Pattern.compile("(\\d+)-(\\d+)-(\\d+)");

    /** Makes target and staging directory where they are missing. */
    static StagingDirectory of(Path target, String queryId) {
        Path staging = target.resolve(NAME).resolve(queryId);
        try {
            Files.createDirectories(staging);
            if (!Files.getFileStore(staging).equals(Files.getFileStore(target))) {
                throw new VirtaException(
                        ErrorCode.INVALID_OPTION,
                        staging + " lies on another file system than " + target + ".",
                        "Files are published by renaming, which must not cross file systems: remove the mount or link at "
                                + NAME + ".");
            }
        } catch (IOException e) {
            throw FileErrors.of("write to", target, e);
        }
        return new StagingDirectory(target, staging);
    }

    /** Where a writer stages an epoch. */
    Path of(long epoch, int attempt, int writer) {
        return directory.resolve(epoch + "-" + attempt + "-" + writer);
    }

    /** Removes what a writer staged for an epoch in any attempt. */
    void removeWriter(long epoch, int writer) {
        remove(epoch, epoch, writer);
    }

    /** Removes what any writer staged for an epoch or a later one. */
    void removeFrom(long epoch) {
        remove(epoch, Long.MAX_VALUE, -1);
    }

    private void remove(long fromEpoch, long toEpoch, int writer) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> attempts = Files.newDirectoryStream(directory)) {
            for (Path attempt : attempts) {
                Matcher name = ATTEMPT.matcher(attempt.getFileName().toString());
                if (name.matches()) {
                    long epoch = Long.parseLong(name.group(1));
                    boolean ours = writer < 0 || Integer.parseInt(name.group(3)) == writer;
                    if (epoch >= fromEpoch && epoch <= toEpoch && ours) {
                        TargetDirectory.delete(attempt);
                    }
                }
            }
        } catch (IOException e) {
            throw FileErrors.of("clean", directory, e);
        }
    }

    /** Removes the staging directories that are empty, so that a finished query leaves no trace. */
    void removeIfEmpty() {
        for (Path path : new Path[] {directory, target.resolve(NAME)}) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                LOG.debug("{} stays", path, e);
                return;
            }
        }
    }
}
