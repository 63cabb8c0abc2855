package io.virta.api.function;

import io.virta.api.streaming.GroupState;
import java.util.Iterator;

/** Makes one object of the new rows of a group and its state. */
@FunctionalInterface
public interface MapGroupsWithStateFunction<K, V, S, R> {
    /** The object for a group; its state may be read and changed during the call. */
    R call(K key, Iterator<V> values, GroupState<S> state) throws Exception;
}
