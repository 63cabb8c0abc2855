package io.virta.runtime.coordinator;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/** Turns whatever was thrown into an error with a code. Stateless. */
public final class Failures {
    private Failures() {}

    /** The failure as one of Virta's own; itself if it is one. */
    public static VirtaException asVirta(Throwable cause) {
        for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
            if (inner instanceof VirtaException known) {
                return known;
            }
            if (inner instanceof TimeoutException) {
                return new VirtaException(
                        ErrorCode.IO_ERROR,
                        "A write or read did not end in time: " + cause.getMessage(),
                        "Check whether the disk under the checkpoint hangs.",
                        cause);
            }
        }
        Throwable inner = cause;
        while (inner instanceof CompletionException && inner.getCause() != null) {
            inner = inner.getCause();
        }
        String message = inner.getMessage() == null ? inner.getClass().getSimpleName() : inner.getMessage();
        if (inner instanceof IOException || inner instanceof UncheckedIOException) {
            return new VirtaException(
                    ErrorCode.IO_ERROR, message, "Check the file system or network that the query uses.", inner);
        }
        if (inner instanceof OutOfMemoryError) {
            return new VirtaException(
                    ErrorCode.STREAM_FAILED,
                    "The query ran out of memory: " + message,
                    "Give the process a larger heap (-Xmx), or lower the state memory budget.",
                    inner);
        }
        return new VirtaException(
                ErrorCode.INTERNAL_ERROR,
                inner.getClass().getSimpleName() + ": " + message,
                "If this does not come from a function or connector of your own, please report it with the stack trace.",
                inner);
    }
}
