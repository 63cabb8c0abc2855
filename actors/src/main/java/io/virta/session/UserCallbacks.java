package io.virta.session;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;

/** Calls the user's code and turns what it throws into USER_CODE_FAILED. */
final class UserCallbacks {
    private UserCallbacks() {}

    /** A callback of the user's. */
    @FunctionalInterface
    interface Callback {
        void call() throws Exception;
    }

    static void run(String where, Callback callback) {
        try {
            callback.call();
        } catch (VirtaException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(where, e);
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            throw failed(where, e);
        }
    }

    private static VirtaException failed(String where, Throwable cause) {
        return new VirtaException(
                ErrorCode.USER_CODE_FAILED,
                "The callback of " + where + " failed: " + cause,
                "The cause has the stack trace of the callback.",
                cause);
    }
}
