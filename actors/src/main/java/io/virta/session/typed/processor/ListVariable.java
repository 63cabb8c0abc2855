package io.virta.session.typed.processor;

import io.virta.api.streaming.ListState;
import io.virta.batch.Column;
import io.virta.operator.user.cells.ListCells;
import io.virta.operator.user.cells.StateVariable;
import io.virta.session.typed.ValueCodec;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values in order. */
final class ListVariable<T> extends Variable<ListCells> implements ListState<T> {
    ListVariable(StateVariable declaration, ValueCodec values, long ttlMillis, ProcessorHandle handle) {
        super(declaration, values, ttlMillis, ListCells.class, handle);
    }

    @Override
    public boolean exists() {
        return cells().exists();
    }

    @Override
    public Iterator<T> get() {
        return cells().get().stream().flatMap(this::values).iterator();
    }

    private Stream<T> values(Column page) {
        return IntStream.range(0, page.length()).mapToObj(row -> value(page, row));
    }

    @Override
    public void put(List<T> newState) {
        if (newState.isEmpty()) {
            throw ProcessorErrors.emptyList(name());
        }
        clear();
        appendList(newState);
    }

    @Override
    public void appendValue(T newState) {
        cells().append(column(newState), 1, ttlMillis());
    }

    @Override
    public void appendList(List<T> newState) {
        ListCells cells = cells();
        if (newState.isEmpty()) {
            throw ProcessorErrors.emptyList(name());
        }
        newState.forEach(this::append);
        cells.append(built(), newState.size(), ttlMillis());
    }

    @Override
    public void clear() {
        cells().clear();
    }
}
