package io.virta.session.typed.processor;

import io.virta.api.streaming.MapState;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.operator.user.cells.MapCells;
import io.virta.operator.user.cells.StateVariable;
import io.virta.session.typed.ValueCodec;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Values by key. */
final class MapVariable<K, V> extends Variable<MapCells> implements MapState<K, V> {
    private final ValueCodec keys;
    private final ColumnBuilder keyBuilder;

    MapVariable(StateVariable declaration, ValueCodec keys, ValueCodec values, long ttlMillis, ProcessorHandle handle) {
        super(declaration, values, ttlMillis, MapCells.class, handle);
        this.keys = keys;
        this.keyBuilder = ColumnBuilder.of(keys.type(), 1);
    }

    private Column keyColumn(@Nullable K key) {
        if (key == null) {
            throw ProcessorErrors.nullValue(name());
        }
        keys.append(keyBuilder, key);
        return keyBuilder.build();
    }

    @SuppressWarnings("unchecked") // the encoder is that of the keys
    private K key(Column column, int row) {
        return (K) Objects.requireNonNull(keys.read(column, row));
    }

    @Override
    public boolean exists() {
        return cells().exists();
    }

    @Override
    public @Nullable V getValue(K key) {
        Column column = cells().get(keyColumn(key));
        return column == null ? null : value(column, 0);
    }

    @Override
    public boolean containsKey(K key) {
        return cells().contains(keyColumn(key));
    }

    @Override
    public void updateValue(K key, V value) {
        MapCells cells = cells();
        cells.put(keyColumn(key), column(value), ttlMillis());
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return each((page, row) -> Map.entry(key(page.keys(), row), value(page.values(), row)));
    }

    @Override
    public Iterator<K> keys() {
        return each((page, row) -> key(page.keys(), row));
    }

    @Override
    public Iterator<V> values() {
        return each((page, row) -> value(page.values(), row));
    }

    private <T> Iterator<T> each(BiFunction<MapCells.Entries, Integer, T> read) {
        return cells().entries().stream()
                .flatMap(page -> IntStream.range(0, page.count()).mapToObj(row -> read.apply(page, row)))
                .iterator();
    }

    @Override
    public void removeKey(K key) {
        cells().remove(keyColumn(key));
    }

    @Override
    public void clear() {
        cells().clear();
    }
}
