package io.virta.function.scalar.collection;

import com.google.auto.service.AutoService;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.LongBuilder;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;
import io.virta.types.DataType;

/** Where an array first has a value, counted from 1; 0 if nowhere. */
@AutoService(SqlFunction.class)
public final class ArrayPosition extends SearchFunction {
    public ArrayPosition() {
        super(Header.of("collection", "array_position")
                .usage("array_position(array, value)")
                .text("Where an array first has a value, counted from 1; 0 if nowhere.")
                .example("array_position(array(3, 2, 1), 1)", "3"));
    }

    @Override
    protected DataType result() {
        return AtomicType.BIGINT;
    }

    @Override
    protected void append(ColumnBuilder out, int place, boolean hasNull) {
        ((LongBuilder) out).append(place + 1);
    }
}
