package io.virta.session.typed.processor;

import io.virta.api.streaming.ValueState;
import io.virta.batch.Column;
import io.virta.operator.user.cells.StateVariable;
import io.virta.operator.user.cells.ValueCells;
import io.virta.session.typed.ValueCodec;
import org.jspecify.annotations.Nullable;

/** At most one value. */
final class ValueVariable<T> extends Variable<ValueCells> implements ValueState<T> {
    ValueVariable(StateVariable declaration, ValueCodec values, long ttlMillis, ProcessorHandle handle) {
        super(declaration, values, ttlMillis, ValueCells.class, handle);
    }

    @Override
    public boolean exists() {
        return cells().exists();
    }

    @Override
    public @Nullable T get() {
        Column column = cells().get();
        return column == null ? null : value(column, 0);
    }

    @Override
    public void update(T newState) {
        cells().set(column(newState), ttlMillis());
    }

    @Override
    public void clear() {
        cells().clear();
    }
}
