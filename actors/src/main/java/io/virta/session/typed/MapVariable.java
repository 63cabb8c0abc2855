package io.virta.session.typed;

import io.virta.api.streaming.MapState;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Entries by key. */
@SuppressWarnings("unchecked") // the encoders are those of keys and values
final class MapVariable<K, V> extends StateVariable implements MapState<K, V> {
    private final Map<Object, StateEntry> entries = new LinkedHashMap<>();

    MapVariable(String name, ValueCodec keys, ValueCodec values, long ttlMillis, ProcessorHandle handle) {
        super(name, StateEntry.codec(keys, values), ttlMillis, handle);
    }

    private Object known(@Nullable K key) {
        needCall();
        if (key == null) {
            throw new IllegalArgumentException("The state '" + name() + "' has no null keys.");
        }
        return key;
    }

    @Override
    public boolean exists() {
        needCall();
        return !entries.isEmpty();
    }

    @Override
    public @Nullable V getValue(K key) {
        StateEntry entry = entries.get(known(key));
        return entry == null ? null : (V) entry.value();
    }

    @Override
    public boolean containsKey(K key) {
        return entries.containsKey(known(key));
    }

    @Override
    public void updateValue(K key, V value) {
        entries.put(known(key), entry(key, value));
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        needCall();
        return entries.values().stream()
                .map(entry -> Map.entry((K) Objects.requireNonNull(entry.key()), (V) entry.value()))
                .toList()
                .iterator();
    }

    @Override
    public Iterator<K> keys() {
        needCall();
        return entries.keySet().stream().map(key -> (K) key).toList().iterator();
    }

    @Override
    public Iterator<V> values() {
        needCall();
        return entries.values().stream()
                .map(entry -> (V) entry.value())
                .toList()
                .iterator();
    }

    @Override
    public void removeKey(K key) {
        entries.remove(known(key));
    }

    @Override
    public void clear() {
        needCall();
        drop();
    }

    @Override
    Collection<StateEntry> entries() {
        return entries.values();
    }

    @Override
    void add(StateEntry entry) {
        entries.put(Objects.requireNonNull(entry.key()), entry);
    }

    @Override
    void drop() {
        entries.clear();
    }
}
