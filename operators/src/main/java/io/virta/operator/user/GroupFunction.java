package io.virta.operator.user;

import io.virta.operator.OperatorSpec;
import io.virta.types.StructType;

/** The user's code over groups of rows, as plans hold it. Immutable. */
public interface GroupFunction {
    /** What it is called in plans and errors, such as {@code flatMapGroupsWithState}. */
    String label();

    /** The columns of the rows it makes. */
    StructType outputSchema();

    /** The clock by which groups become due. */
    GroupClock clock();

    /** The operator that runs it. */
    OperatorSpec over(GroupInput input);

    /** The clocks of timeouts and timers. */
    enum GroupClock {
        /** Groups never become due. */
        NONE("none"),
        /** The timestamp of the epoch. */
        PROCESSING_TIME("by processing time"),
        /** The watermark. */
        EVENT_TIME("by event time");

        private final String text;

        GroupClock(String text) {
            this.text = text;
        }

        /** What a timeout by this clock is called. */
        public String text() {
            return text;
        }
    }
}
