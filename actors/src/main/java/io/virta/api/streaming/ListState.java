package io.virta.api.streaming;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** A list for each group; used in calls of the {@link StatefulProcessor} only. Null values throw INVALID_VALUE. A call touches what it reads and writes, not the whole list. */
public interface ListState<S> {
    /** Whether the list has values. */
    boolean exists();

    /** The values as they are now, in the order in which they were appended. */
    Iterator<S> get();

    /** Replaces all values by some, at least one. */
    void put(List<S> newState);

    /** As {@link #put(List)}. */
    default void put(S[] newState) {
        put(Arrays.asList(newState));
    }

    /** Appends a value. */
    void appendValue(S newState);

    /** Appends values, at least one. */
    void appendList(List<S> newState);

    /** As {@link #appendList(List)}. */
    default void appendList(S[] newState) {
        appendList(Arrays.asList(newState));
    }

    /** Removes all values. */
    void clear();
}
