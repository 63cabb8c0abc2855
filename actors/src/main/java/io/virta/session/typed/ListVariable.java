package io.virta.session.typed;

import io.virta.api.streaming.ListState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** Entries in order. */
final class ListVariable<T> extends StateVariable implements ListState<T> {
    private final List<StateEntry> entries = new ArrayList<>();

    ListVariable(String name, ValueCodec values, long ttlMillis, ProcessorHandle handle) {
        super(name, StateEntry.codec(null, values), ttlMillis, handle);
    }

    @Override
    public boolean exists() {
        needCall();
        return !entries.isEmpty();
    }

    @Override
    @SuppressWarnings("unchecked") // the encoder is that of the values
    public Iterator<T> get() {
        needCall();
        return entries.stream().map(entry -> (T) entry.value()).toList().iterator();
    }

    @Override
    public void put(List<T> newState) {
        clear();
        appendList(newState);
    }

    @Override
    public void appendValue(T newState) {
        entries.add(entry(null, newState));
    }

    @Override
    public void appendList(List<T> newState) {
        newState.forEach(this::appendValue);
    }

    @Override
    public void clear() {
        needCall();
        drop();
    }

    @Override
    Collection<StateEntry> entries() {
        return entries;
    }

    @Override
    void add(StateEntry entry) {
        entries.add(entry);
    }

    @Override
    void drop() {
        entries.clear();
    }
}
