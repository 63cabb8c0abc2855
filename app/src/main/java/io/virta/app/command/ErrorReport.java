package io.virta.app.command;

import io.virta.config.InvalidSettingException;
import io.virta.error.ErrorCategory;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
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
        out.println(
                "error: " + printable(shown == null ? String.valueOf(failure) : String.valueOf(shown.getMessage())));
        if (verbose || shown == null || isInternal(failure)) {
            failure.printStackTrace(out);
        }
        out.flush();
        return (shown instanceof ScriptException || shown instanceof InvalidSettingException)
                        && !isCircumstance(failure)
                ? WRONG_INPUT
                : QUERY_FAILED;
    }

    /** A text without characters that would do something to a terminal. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\n\t\r]]", "\uFFFD");
    }

    /** Whether Virta itself is at fault, so that a report needs the stack trace. */
    private static boolean isInternal(Throwable failure) {
        return codes(failure).stream().anyMatch(code -> code.category() == ErrorCategory.INTERNAL);
    }

    /** Whether the script is right and what it meets is not: its checkpoint, the disk, the network, or Virta itself. */
    private static boolean isCircumstance(Throwable failure) {
        return codes(failure).stream().anyMatch(code -> switch (code) {
            case CHECKPOINT_IN_USE, CHECKPOINT_INCOMPATIBLE, CHECKPOINT_DAMAGED -> true;
            default -> code.category() == ErrorCategory.TRANSIENT || code.category() == ErrorCategory.INTERNAL;
        });
    }

    private static List<ErrorCode> codes(Throwable failure) {
        List<ErrorCode> codes = new ArrayList<>();
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof VirtaException virta) {
                codes.add(virta.code());
            }
        }
        return codes;
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
