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

/** Seconds since 1970-01-01 00:00:00 UTC. */
@AutoService(SqlFunction.class)
public final class UnixSeconds extends LongFunction {
    public UnixSeconds() {
        super(
                Header.of("date and time", "unix_seconds")
                        .usage("unix_seconds(timestamp)")
                        .text("Seconds since 1970-01-01 00:00:00 UTC.")
                        .example("unix_seconds(timestamp_seconds(5))", "5"),
                AtomicType.BIGINT,
                AtomicType.TIMESTAMP);
    }

    @Override
    protected LongRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Longs values = Longs.of(arguments[0]);
        return row -> Math.floorDiv(values.at(row), 1_000_000L);
    }
}
