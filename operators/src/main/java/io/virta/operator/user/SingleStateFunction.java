package io.virta.operator.user;

import io.virta.operator.OperatorSpec;
import io.virta.types.DataType;
import org.jspecify.annotations.Nullable;

/** A function that keeps at most one state and one timeout for a group. Immutable. */
public interface SingleStateFunction extends GroupFunction {
    /** The type of the state; null for a function without state. */
    @Nullable DataType stateType();

    /** Whether the columns of a row of initial state are the fields of the state; else it is one column, the state. */
    boolean isStateRow();

    /** An instance for one thread. */
    Calls open();

    @Override
    default OperatorSpec over(GroupInput input) {
        return new ApplyGroups.Spec(this, input);
    }

    /** An instance of the function, used by one thread. */
    interface Calls extends AutoCloseable {
        /**
         * Calls the function for one group: appends rows to its output and exactly one row to its next state, if it has state.
         *
         * @param call valid during the call
         */
        void call(GroupCall call);

        @Override
        default void close() {}
    }
}
