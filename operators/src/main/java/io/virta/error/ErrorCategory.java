package io.virta.error;

/** What kind of fault an error is; it decides the reaction of the runtime. */
public enum ErrorCategory {
    /** The query, its data or its settings are wrong: the query fails, a restart would not help. */
    USER,
    /** A record could not be decoded: the source's bad-record policy decides. */
    BAD_RECORD,
    /** Something outside failed and may recover: the run restarts from the last epoch with back-off. */
    TRANSIENT,
    /** Virta itself is at fault: the query fails and the message asks for a report. */
    INTERNAL
}
