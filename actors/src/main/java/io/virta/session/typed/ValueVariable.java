package io.virta.session.typed;

import io.virta.api.streaming.ValueState;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** At most one entry. */
final class ValueVariable<T> extends StateVariable implements ValueState<T> {
    private @Nullable StateEntry only;

    ValueVariable(String name, ValueCodec values, long ttlMillis, ProcessorHandle handle) {
        super(name, StateEntry.codec(null, values), ttlMillis, handle);
    }

    @Override
    public boolean exists() {
        needCall();
        return only != null;
    }

    @Override
    @SuppressWarnings("unchecked") // the encoder is that of the values
    public @Nullable T get() {
        needCall();
        return only == null ? null : (T) only.value();
    }

    @Override
    public void update(T newState) {
        only = entry(null, newState);
    }

    @Override
    public void clear() {
        needCall();
        drop();
    }

    @Override
    Collection<StateEntry> entries() {
        return only == null ? List.of() : List.of(only);
    }

    @Override
    void add(StateEntry entry) {
        only = entry;
    }

    @Override
    void drop() {
        only = null;
    }
}
