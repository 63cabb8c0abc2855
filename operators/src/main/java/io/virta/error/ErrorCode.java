package io.virta.error;

/** Every kind of error that Virta reports, by area. The names are stable: users and tools may match on them. */
public enum ErrorCode {
    /** SQL text that does not parse; the message has line, column and what was expected. */
    PARSE_SYNTAX_ERROR(ErrorCategory.USER),
    /** A column name that resolves to nothing; the hint lists the nearest names. */
    UNRESOLVED_COLUMN(ErrorCategory.USER),
    /** A column name that resolves to more than one column. */
    AMBIGUOUS_REFERENCE(ErrorCategory.USER),
    /** A table or view that does not exist; the hint lists the nearest names. */
    TABLE_OR_VIEW_NOT_FOUND(ErrorCategory.USER),
    /** A function that does not exist; the hint lists the nearest names. */
    UNRESOLVED_ROUTINE(ErrorCategory.USER),
    /** An operand of a type that the operation does not take. */
    DATATYPE_MISMATCH(ErrorCategory.USER),
    /** A function called with the wrong number of arguments. */
    WRONG_NUM_ARGS(ErrorCategory.USER),
    /** A selected column that is neither grouped by nor aggregated. */
    MISSING_AGGREGATION(ErrorCategory.USER),
    /** Any other query that is well formed but has no meaning. */
    INVALID_QUERY(ErrorCategory.USER),
    /** A streaming query for which no incremental meaning exists, or not in this output mode. */
    UNSUPPORTED_STREAMING_OPERATION(ErrorCategory.USER),
    /** A schema or type text that does not parse. */
    INVALID_SCHEMA(ErrorCategory.USER),
    /** An option or setting that is unknown, missing or has a value out of range. */
    INVALID_OPTION(ErrorCategory.USER),
    /** A source or sink format that no connector on the class path offers. */
    UNKNOWN_FORMAT(ErrorCategory.USER),
    /** A value that cannot be computed (division by zero is null, not an error; a duplicate map key is one). */
    INVALID_VALUE(ErrorCategory.USER),
    /** A record that cannot be decoded while the policy is to fail. */
    MALFORMED_RECORD(ErrorCategory.BAD_RECORD),
    /** A file or directory that does not exist. */
    PATH_NOT_FOUND(ErrorCategory.USER),
    /** A file or directory that may not be read or written. */
    PERMISSION_DENIED(ErrorCategory.USER),
    /** An input file that changed or shrank after its range had been planned. */
    SOURCE_CHANGED(ErrorCategory.USER),
    /** An input file that cannot be decompressed to its end. */
    DAMAGED_FILE(ErrorCategory.USER),
    /** Planned input that the source can no longer deliver. */
    DATA_LOSS(ErrorCategory.USER),
    /** Encoded rows whose bytes changed on their way. */
    BATCH_DAMAGED(ErrorCategory.TRANSIENT),
    /** No space left where Virta writes. */
    DISK_FULL(ErrorCategory.TRANSIENT),
    /** Any other failure of a file, network or broker. */
    IO_ERROR(ErrorCategory.TRANSIENT),
    /** Standard output that nobody reads any more. */
    OUTPUT_CLOSED(ErrorCategory.USER),
    /** A port that another process uses, or a server that is not there. */
    CONNECTION_FAILED(ErrorCategory.TRANSIENT),
    /** A checkpoint that another run holds. */
    CHECKPOINT_IN_USE(ErrorCategory.USER),
    /** A checkpoint that does not belong to this query, or to a newer version of Virta. */
    CHECKPOINT_INCOMPATIBLE(ErrorCategory.USER),
    /** A checkpoint with damaged or missing files. */
    CHECKPOINT_DAMAGED(ErrorCategory.USER),
    /** A query name or id that is already active. */
    QUERY_ALREADY_ACTIVE(ErrorCategory.USER),
    /** A streaming query that failed; the cause has the reason. */
    STREAM_FAILED(ErrorCategory.USER),
    /** A user's own function, sink or listener threw. */
    USER_CODE_FAILED(ErrorCategory.USER),
    /** A broken promise inside Virta. */
    INTERNAL_ERROR(ErrorCategory.INTERNAL);

    private final ErrorCategory category;

    ErrorCode(ErrorCategory category) {
        this.category = category;
    }

    /** The category that decides the reaction. */
    public ErrorCategory category() {
        return category;
    }
}
