package io.virta.operator.user;

import io.virta.batch.Batch;
import io.virta.operator.OperatorSpec;
import io.virta.operator.QueryIdentity;
import io.virta.operator.user.cells.GroupStates;
import io.virta.operator.user.cells.StateVariable;
import java.util.List;

/** A function that keeps any number of named states and timers for a group. Immutable. */
public interface ProcessorFunction extends GroupFunction {
    /** The states. */
    List<StateVariable> variables();

    /** The names of states of earlier versions whose content is to go. */
    List<String> deleted();

    /**
     * An instance for one thread.
     *
     * @param states at the group that is called during calls
     */
    Calls open(GroupStates states);

    @Override
    default OperatorSpec over(GroupInput input) {
        return new ProcessGroups.Spec(this, input);
    }

    /** An instance of the function, used by one thread. */
    interface Calls extends AutoCloseable {
        /** An epoch of a query begins. */
        void epoch(QueryIdentity query, long epoch);

        /**
         * Calls the function for a row of initial state of the group.
         *
         * @param values the columns that the function reads of initial state
         */
        void initial(ProcessorCall call, Batch values, int row);

        /** Calls the function for the rows of a group. */
        void rows(ProcessorCall call);

        /** Calls the function for a timer of a group that has expired. */
        void timer(ProcessorCall call, long millis);

        @Override
        default void close() {}
    }
}
