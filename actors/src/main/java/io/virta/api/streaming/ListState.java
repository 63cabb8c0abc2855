package io.virta.api.streaming;

import java.util.Iterator;
import java.util.List;

/** A list for each group; used in calls of the {@link StatefulProcessor} only. Null values throw IllegalArgumentException. */
public interface ListState<S> {
    /** Whether the list has values. */
    boolean exists();

    /** The values as they are now, in the order in which they were appended. */
    Iterator<S> get();

    /** Replaces all values. */
    void put(List<S> newState);

    /** Appends a value. */
    void appendValue(S newState);

    /** Appends values. */
    void appendList(List<S> newState);

    /** Removes all values. */
    void clear();
}
