package io.virta.api.streaming;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map for each group; used in calls of the {@link StatefulProcessor} only. Null keys and values throw INVALID_VALUE; keys are equal if their columns are, so bytes by content. A call
 * touches the entries it reads and writes, not the whole map. */
public interface MapState<K, V> {
    /** Whether the map has entries. */
    boolean exists();

    /** The value of a key, null if it has none. */
    @Nullable V getValue(K key);

    /** Whether a key has a value. */
    boolean containsKey(K key);

    /** Sets the value of a key. */
    void updateValue(K key, V value);

    /** The entries as they are now, in no particular order. */
    Iterator<Map.Entry<K, V>> iterator();

    /** The keys as they are now. */
    Iterator<K> keys();

    /** The values as they are now. */
    Iterator<V> values();

    /** Removes a key. */
    void removeKey(K key);

    /** Removes all entries. */
    void clear();
}
