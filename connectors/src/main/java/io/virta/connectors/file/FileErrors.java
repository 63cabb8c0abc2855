package io.virta.connectors.file;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** What went wrong with a file, in words. */
final class FileErrors {
    private FileErrors() {}

    /** The error for a failed operation, such as {@code "list"} or {@code "read"}. */
    static VirtaException of(String operation, Path path, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new VirtaException(
                    ErrorCode.PATH_NOT_FOUND, "Cannot " + operation + " " + path + ": it does not exist.", null, e);
        } else if (e instanceof AccessDeniedException) {
            return new VirtaException(
                    ErrorCode.PERMISSION_DENIED,
                    "Cannot " + operation + " " + path + ": permission denied.",
                    "Give the user that runs Virta access to it.",
                    e);
        } else if (e instanceof NotDirectoryException) {
            return new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    "Cannot " + operation + " " + path + ": it is no directory.",
                    "Name a directory in the option path.",
                    e);
        }
        String message = String.valueOf(e.getMessage());
        if (message.toLowerCase(Locale.ROOT).contains("read-only file system")) {
            return new VirtaException(
                    ErrorCode.PERMISSION_DENIED,
                    "Cannot " + operation + " " + path + ": its file system is read-only.",
                    "Name a directory on another file system, or mount it for writing.",
                    e);
        }
        if (message.toLowerCase(Locale.ROOT).contains("file name too long")) {
            return new VirtaException(
                    ErrorCode.INVALID_VALUE,
                    "Cannot " + operation + " " + path + ": a file name is too long: "
                            + (message.length() > 200 ? message.substring(0, 200) + "..." : message),
                    "Names of files and directories have at most 255 bytes: partition by shorter values.",
                    e);
        }
        if (message.toLowerCase(Locale.ROOT).contains("no space left")) {
            return new VirtaException(
                    ErrorCode.DISK_FULL,
                    "Cannot " + operation + " " + path + ": no space left on the device.",
                    "Free some space; the query goes on from its last epoch.",
                    e);
        }
        return new VirtaException(
                ErrorCode.IO_ERROR, "Cannot " + operation + " " + path + ": " + message + ".", null, e);
    }

    /** A path below another one. Refuses a name that this system cannot write. */
    static Path child(Path directory, String name) {
        try {
            return directory.resolve(name);
        } catch (InvalidPathException e) {
            throw new VirtaException(
                    ErrorCode.INVALID_VALUE,
                    "The name " + name + " cannot be written in the character set of this system, "
                            + System.getProperty("sun.jnu.encoding") + ".",
                    "Run Virta in a locale such as C.UTF-8, or partition by other values.",
                    e);
        }
    }

    /** Refuses a file whose name is no text, since it would not be found again by it. */
    static void checkName(Path path) {
        boolean isText;
        try {
            isText = path.equals(Path.of(path.toString()));
        } catch (InvalidPathException e) {
            isText = false;
        }
        if (!isText) {
            throw new VirtaException(
                    ErrorCode.INVALID_VALUE,
                    "The name of the file " + path + " is no text in the character set of this system, "
                            + System.getProperty("sun.jnu.encoding") + ".",
                    "Rename the file, or run Virta in a locale such as C.UTF-8.");
        }
    }

    static VirtaException notFound(String path) {
        return new VirtaException(
                ErrorCode.PATH_NOT_FOUND,
                "Path does not exist: " + path + ".",
                "Create it, or correct the option path.",
                "PATH_NOT_FOUND",
                null);
    }

    /** A compressed file that does not decompress. */
    static VirtaException broken(Path path, Compression compression, IOException e) {
        String how = e instanceof EOFException ? "it ends too early" : String.valueOf(e.getMessage());
        return new VirtaException(
                ErrorCode.DAMAGED_FILE,
                "Cannot decompress " + path + " (" + compression.name().toLowerCase(Locale.ROOT) + "): " + how + ".",
                "Files must be complete once they are there: write them elsewhere and move them in. To go on, put the whole file in its place before the first start, or leave it out with the option pathGlobFilter.",
                e);
    }

    static VirtaException changed(Path path, String how) {
        return new VirtaException(
                ErrorCode.SOURCE_CHANGED,
                "The file " + path + " " + how + " after it had been planned to be read.",
                "Files must not change once they are there: write them elsewhere and move them in. To go on, restore the file.");
    }
}
