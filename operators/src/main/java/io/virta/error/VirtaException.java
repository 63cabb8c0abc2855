package io.virta.error;

import org.jspecify.annotations.Nullable;

/**
 * The exception of every fault that a user can meet. {@link #getMessage()} is one line that says what is wrong, followed by the hint, if any, on the
 * next line. {@code condition} is the error condition that Spark reports for the same fault, null where Spark has none.
 */
public class VirtaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String problem;
    private final @Nullable String hint;
    private final @Nullable String condition;

    /** An error without a hint; use it only where the message alone says what to do. */
    public VirtaException(ErrorCode code, String problem) {
        this(code, problem, null, null, null);
    }

    /** An error with a hint that says what to do. */
    public VirtaException(ErrorCode code, String problem, @Nullable String hint) {
        this(code, problem, hint, null, null);
    }

    /** An error with a cause. */
    public VirtaException(ErrorCode code, String problem, @Nullable String hint, @Nullable Throwable cause) {
        this(code, problem, hint, null, cause);
    }

    /** An error that Spark names too. */
    public VirtaException(
            ErrorCode code,
            String problem,
            @Nullable String hint,
            @Nullable String condition,
            @Nullable Throwable cause) {
        super(hint == null ? problem : problem + "\n" + hint, cause);
        this.code = code;
        this.problem = problem;
        this.hint = hint;
        this.condition = condition;
    }

    /** A fault of Virta's own. */
    public static VirtaException internal(String problem) {
        return new VirtaException(
                ErrorCode.INTERNAL_ERROR, problem, "This is a fault in Virta; please report it with the stack trace.");
    }

    /** What kind of error this is. */
    public ErrorCode code() {
        return code;
    }

    /** What is wrong, in one line, without the hint. */
    public String problem() {
        return problem;
    }

    /** What to do about it, or null. */
    public @Nullable String hint() {
        return hint;
    }

    /** Spark's error condition (such as {@code UNRESOLVED_COLUMN.WITH_SUGGESTION}), or null. */
    public @Nullable String condition() {
        return condition;
    }
}
