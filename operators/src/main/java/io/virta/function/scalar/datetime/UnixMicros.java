package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Longs;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.LongFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;

/** Microseconds since 1970-01-01 00:00:00 UTC. */
@AutoService(SqlFunction.class)
public final class UnixMicros extends LongFunction {
    public UnixMicros() {
        super(
                Header.of("date and time", "unix_micros")
                        .usage("unix_micros(timestamp)")
                        .text("Microseconds since 1970-01-01 00:00:00 UTC.")
                        .example("unix_micros(timestamp_micros(5))", "5"),
                AtomicType.BIGINT,
                AtomicType.TIMESTAMP);
    }

    @Override
    protected LongRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Longs values = Longs.of(arguments[0]);
        return row -> values.at(row);
    }
}
