package io.virta.connector;

/** Which rows of the result reach the sink in an epoch. */
public enum OutputMode {
    /** Rows that are final. */
    APPEND,
    /** Rows that are new or have changed. */
    UPDATE,
    /** The whole result. */
    COMPLETE
}
