package io.virta.operator.user;

import io.virta.types.StructType;

/** The user's code over groups of rows, as plans hold it. Immutable. */
public interface GroupFunction {
    /** What it is called in plans and errors, such as {@code flatMapGroupsWithState}. */
    String label();

    /** The columns of the rows it makes. */
    StructType outputSchema();

    /** The columns of its state, all of them nullable; a group whose columns are all null has no state. */
    StructType stateSchema();

    /** The clock by which groups become due. */
    GroupClock clock();

    /** An instance for one thread. */
    Calls open();

    /** The clocks of timeouts and timers. */
    enum GroupClock {
        /** Groups never become due. */
        NONE,
        /** The timestamp of the epoch. */
        PROCESSING_TIME,
        /** The watermark. */
        EVENT_TIME
    }

    /** An instance of the function, used by one thread. */
    interface Calls extends AutoCloseable {
        /**
         * Calls the function for one group: appends rows to its output and exactly one row to its next state.
         *
         * @param call valid during the call
         */
        void call(GroupCall call);

        @Override
        default void close() {}
    }
}
