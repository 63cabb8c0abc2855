package io.virta.persistence.rocks;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.persistence.checkpoint.StorageErrors;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Turns faults of RocksDB into errors that say what to do. Stateless. */
public final class RocksErrors {
    private RocksErrors() {}

    /** The error for a fault while doing {@code action} ("open", "write to", ...) to the database in {@code directory}. */
    public static VirtaException of(String action, Path directory, RocksDBException cause) {
        Status status = cause.getStatus();
        String detail = cause.getMessage() == null ? "unknown fault" : cause.getMessage();
        String problem = "Cannot " + action + " the database in " + directory;
        if ((status != null && status.getSubCode() == Status.SubCode.NoSpace) || StorageErrors.isDiskFull(detail)) {
            return StorageErrors.diskFull(problem, cause);
        }
        if (detail.contains("Permission denied") || detail.contains("Read-only file system")) {
            return new VirtaException(
                    ErrorCode.PERMISSION_DENIED,
                    problem + ": no permission",
                    "Give the user that runs the query read and write access, or choose another location.",
                    cause);
        }
        if (detail.contains("Is a directory") || detail.contains("No such file")) {
            return StorageErrors.damaged(directory, "lacks a file (" + detail + ")", cause);
        }
        if (status != null && status.getCode() == Status.Code.Corruption) {
            return StorageErrors.damaged(directory, "does not read as it was written (" + detail + ")", cause);
        }
        if (detail.contains("LOCK") || detail.contains("lock ")) {
            return new VirtaException(
                    ErrorCode.CHECKPOINT_IN_USE,
                    problem + ": another process has it open",
                    "Stop the query that uses it, or give this one a checkpointLocation of its own.",
                    cause);
        }
        return new VirtaException(
                ErrorCode.IO_ERROR,
                problem + ": " + detail,
                "Check the disk; the query resumes from its last committed epoch.",
                cause);
    }
}
