package io.virta.api.streaming;

import org.jspecify.annotations.Nullable;

/** At most one value for each group; used in calls of the {@link StatefulProcessor} only. */
public interface ValueState<S> {
    /** Whether there is a value. */
    boolean exists();

    /** The value, null if there is none. */
    @Nullable S get();

    /** Sets the value; throws INVALID_VALUE for null. */
    void update(S newState);

    /** Removes the value. */
    void clear();
}
