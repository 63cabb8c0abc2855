package io.virta.session.typed;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import org.jspecify.annotations.Nullable;

/** What the user's code throws, as an error of the user's. */
public final class UserErrors {
    private UserErrors() {}

    /** The error for what the user's code threw in a function, for a row or group. */
    public static VirtaException failed(String function, @Nullable Object where, Throwable cause) {
        if (cause instanceof VirtaException known) {
            return known;
        }
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new VirtaException(
                ErrorCode.USER_CODE_FAILED,
                "The function of " + function + " failed for " + where + ": " + cause,
                "The cause has the stack trace of the function.",
                cause);
    }
}
