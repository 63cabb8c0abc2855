package io.virta.session.typed.processor;

import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.operator.user.cells.Cells;
import io.virta.operator.user.cells.GroupStates;
import io.virta.operator.user.cells.StateVariable;
import io.virta.session.typed.ValueCodec;
import org.jspecify.annotations.Nullable;

/** A named state of a processor, of the group that is called. Used by one thread. */
abstract class Variable<C extends Cells> {
    private final StateVariable declaration;
    private final ValueCodec values;
    private final ColumnBuilder builder;
    private final long ttlMillis;
    private final Class<C> kind;
    private final ProcessorHandle handle;
    private @Nullable C cells;

    Variable(StateVariable declaration, ValueCodec values, long ttlMillis, Class<C> kind, ProcessorHandle handle) {
        this.declaration = declaration;
        this.values = values;
        this.builder = ColumnBuilder.of(values.type(), 1);
        this.ttlMillis = ttlMillis;
        this.kind = kind;
        this.handle = handle;
    }

    StateVariable declaration() {
        return declaration;
    }

    String name() {
        return declaration.name();
    }

    long ttlMillis() {
        return ttlMillis;
    }

    /** Says where the state lies. */
    void bind(GroupStates states) {
        cells = states.cells(name(), kind);
    }

    /** The state of the group; fails outside a call. */
    C cells() {
        handle.needCall("state '" + name() + "'");
        return java.util.Objects.requireNonNull(cells);
    }

    /** A value as a column of one row. */
    Column column(@Nullable Object value) {
        append(value);
        return builder.build();
    }

    /** Appends a value to the column that {@link #built} makes. */
    void append(@Nullable Object value) {
        if (value == null) {
            throw ProcessorErrors.nullValue(name());
        }
        values.append(builder, value);
    }

    Column built() {
        return builder.build();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the encoder is that of the values
    <T> T value(Column column, int row) {
        return (T) java.util.Objects.requireNonNull(values.read(column, row));
    }
}
