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

/** The timestamp a number of milliseconds after 1970-01-01 00:00:00 UTC. */
@AutoService(SqlFunction.class)
public final class TimestampMillis extends LongFunction {
    public TimestampMillis() {
        super(
                Header.of("date and time", "timestamp_millis")
                        .usage("timestamp_millis(n)")
                        .text("The timestamp a number of milliseconds after 1970-01-01 00:00:00 UTC.")
                        .example("unix_micros(timestamp_millis(-1))", "-1000"),
                AtomicType.TIMESTAMP,
                AtomicType.BIGINT);
    }

    @Override
    protected LongRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Longs values = Longs.of(arguments[0]);
        return row -> values.at(row) * 1000;
    }
}
