package io.virta.api.function;

import io.virta.api.streaming.GroupState;
import java.util.Iterator;

/** Makes any number of objects of the new rows of a group and its state. */
@FunctionalInterface
public interface FlatMapGroupsWithStateFunction<K, V, S, R> {
    /** The objects for a group; its state may be read and changed during the call. */
    Iterator<R> call(K key, Iterator<V> values, GroupState<S> state) throws Exception;
}
