package io.virta.persistence.checkpoint;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import org.jspecify.annotations.Nullable;

/** Turns faults of files into errors that say what to do. Stateless. */
public final class StorageErrors {
    private StorageErrors() {}

    /** The error for an I/O fault while doing {@code action} ("write", "read", ...) to {@code path}. */
    public static VirtaException io(String action, Path path, IOException cause) {
        String detail = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String problem = "Cannot " + action + " " + path;
        if (cause instanceof NoSuchFileException) {
            return new VirtaException(
                    ErrorCode.PATH_NOT_FOUND, problem + ": it does not exist", "Check the path.", cause);
        }
        if (cause instanceof AccessDeniedException
                || detail.contains("Permission denied")
                || detail.contains("Read-only file system")) {
            return new VirtaException(
                    ErrorCode.PERMISSION_DENIED,
                    problem + ": no permission",
                    "Give the user that runs the query read and write access, or choose another location.",
                    cause);
        }
        if (isDiskFull(detail)) {
            return diskFull(problem, cause);
        }
        return new VirtaException(
                ErrorCode.IO_ERROR,
                problem + ": " + detail,
                "Check the disk or network file system; the query resumes from its last committed epoch.",
                cause);
    }

    /** The error for a path on a file system that only reads. */
    public static VirtaException readOnly(String action, Path path, ReadOnlyFileSystemException cause) {
        return new VirtaException(
                ErrorCode.PERMISSION_DENIED,
                "Cannot " + action + " " + path + ": its file system is read-only",
                "Choose another location.",
                cause);
    }

    /** The error for a file of a checkpoint that does not hold what was written to it. */
    public static VirtaException damaged(Path path, String detail) {
        return damaged(path, detail, null);
    }

    /** As {@link #damaged(Path, String)}, with the fault that revealed it. */
    public static VirtaException damaged(Path path, String detail, @Nullable Throwable cause) {
        return new VirtaException(
                ErrorCode.CHECKPOINT_DAMAGED,
                "The checkpoint is damaged: " + path + " " + detail,
                "Nothing was changed. Restore the checkpoint directory from a copy, or start with an empty one.",
                cause);
    }

    /** The error for a file that a newer version wrote. */
    public static VirtaException newerFormat(Path path, int found, int supported) {
        return new VirtaException(
                ErrorCode.CHECKPOINT_INCOMPATIBLE,
                path + " has format version " + found + ", this version of Virta reads up to " + supported,
                "Run this checkpoint with the version of Virta that wrote it, or a newer one.");
    }

    /** The error for a full disk or an exhausted quota. */
    public static VirtaException diskFull(String problem, Throwable cause) {
        return new VirtaException(
                ErrorCode.DISK_FULL,
                problem + ": no space left on the disk",
                "Free some space; nothing committed is lost, and the query resumes from its last committed epoch.",
                cause);
    }

    /** Whether an operating system's message speaks of a full disk or quota. */
    public static boolean isDiskFull(String message) {
        return message.contains("No space left") || message.contains("quota exceeded");
    }
}
