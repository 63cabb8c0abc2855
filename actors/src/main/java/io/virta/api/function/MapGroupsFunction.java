package io.virta.api.function;

import java.util.Iterator;

/** Makes one object of a group. */
@FunctionalInterface
public interface MapGroupsFunction<K, V, R> {
    /** The object for a group. */
    R call(K key, Iterator<V> values) throws Exception;
}
