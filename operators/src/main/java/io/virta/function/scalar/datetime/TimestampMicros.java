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

/** The timestamp a number of microseconds after 1970-01-01 00:00:00 UTC. */
@AutoService(SqlFunction.class)
public final class TimestampMicros extends LongFunction {
    public TimestampMicros() {
        super(
                Header.of("date and time", "timestamp_micros")
                        .usage("timestamp_micros(n)")
                        .text("The timestamp a number of microseconds after 1970-01-01 00:00:00 UTC.")
                        .example("unix_micros(timestamp_micros(7))", "7"),
                AtomicType.TIMESTAMP,
                AtomicType.BIGINT);
    }

    @Override
    protected LongRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Longs values = Longs.of(arguments[0]);
        return row -> values.at(row);
    }
}
