package io.virta.function.scalar.collection;

import com.google.auto.service.AutoService;
import io.virta.batch.BooleanBuilder;
import io.virta.batch.ColumnBuilder;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;
import io.virta.types.DataType;

/** Whether an array has a value; null if it is not found but the array has a null. */
@AutoService(SqlFunction.class)
public final class ArrayContains extends SearchFunction {
    public ArrayContains() {
        super(Header.of("collection", "array_contains")
                .usage("array_contains(array, value)")
                .text("Whether an array has a value; null if it is not found but the array has a null.")
                .example("array_contains(array(1, 2), 2)", "true"));
    }

    @Override
    protected DataType result() {
        return AtomicType.BOOLEAN;
    }

    @Override
    protected void append(ColumnBuilder out, int place, boolean hasNull) {
        if (place < 0 && hasNull) {
            out.appendNull();
        } else {
            ((BooleanBuilder) out).append(place >= 0);
        }
    }
}
