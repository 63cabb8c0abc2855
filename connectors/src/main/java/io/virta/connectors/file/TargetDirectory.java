package io.virta.connectors.file;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What a sink does with directories. */
final class TargetDirectory {
    private TargetDirectory() {}

    /** Refuses a target that is no directory or cannot be written to. */
    static void check(Path target) {
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    "Cannot write to " + target + ": it is a file.",
                    "Name a directory in the option path.");
        }
        Path existing = target;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing != null && !Files.isWritable(existing)) {
            throw new VirtaException(
                    ErrorCode.PERMISSION_DENIED,
                    "Cannot write to " + target + ": permission denied.",
                    "Give the user that runs Virta the right to write to " + existing + ".");
        }
    }

    static boolean hasFiles(Path target) {
        return !visible(target).isEmpty();
    }

    /** The entries of a directory that readers see. */
    static List<Path> visible(Path target) {
        List<Path> entries = new ArrayList<>();
        if (!Files.isDirectory(target)) {
            return entries;
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(target)) {
            for (Path child : children) {
                String name = child.getFileName().toString();
                if (!name.startsWith(".") && !name.startsWith("_")) {
                    entries.add(child);
                }
            }
        } catch (IOException e) {
            throw FileErrors.of("list", target, e);
        }
        return entries;
    }

    /** Makes renames and new files in a directory durable. */
    static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Deletes a file or a directory with all that is in it; nothing if it is not there. */
    static void delete(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
                for (Path child : children) {
                    delete(child);
                }
            }
        }
        Files.deleteIfExists(path);
    }
}
