package io.virta.app.command;

import io.virta.config.InvalidSettingException;
import io.virta.error.ErrorCategory;
import io.virta.error.VirtaException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Shows an error to a person: what is wrong and what to do, without a stack trace unless asked for or unless the fault is Virta's own. */
public final class ErrorReport {
    /** The exit code where a query failed. */
    public static final int QUERY_FAILED = 1;

    /** The exit code where the command, the script or a setting is wrong. */
    public static final int WRONG_INPUT = 2;

    private final boolean verbose;
    private final PrintWriter out;

    public ErrorReport(boolean verbose, PrintWriter out) {
        this.verbose = verbose;
        this.out = out;
    }

    /** Prints the error and gives the exit code that goes with it. */
    public int report(Throwable failure) {
        Throwable shown = known(failure);
        out.println("error: " + (shown == null ? String.valueOf(failure) : shown.getMessage()));
        if (verbose || shown == null) {
            failure.printStackTrace(out);
        } else if (shown instanceof VirtaException virta && virta.code().category() == ErrorCategory.INTERNAL) {
            failure.printStackTrace(out);
        }
        out.flush();
        return failure instanceof ScriptException || shown instanceof InvalidSettingException
                ? WRONG_INPUT
                : QUERY_FAILED;
    }

    /** The innermost error that was written for users, or null. */
    private static @Nullable Throwable known(Throwable failure) {
        Throwable found = null;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof ScriptException) {
                return at;
            }
            if (at instanceof VirtaException || at instanceof InvalidSettingException) {
                found = at;
            }
        }
        return found;
    }
}
