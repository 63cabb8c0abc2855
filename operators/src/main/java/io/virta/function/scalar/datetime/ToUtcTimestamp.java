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

/** A timestamp moved back by the offset of a zone: the reverse of from_utc_timestamp. */
@AutoService(SqlFunction.class)
public final class ToUtcTimestamp extends LongFunction {
    public ToUtcTimestamp() {
        super(
                Header.of("date and time", "to_utc_timestamp")
                        .usage("to_utc_timestamp(timestamp, zone)")
                        .text("A timestamp moved back by the offset of a zone: the reverse of from_utc_timestamp.")
                        .example(
                                "to_utc_timestamp(TIMESTAMP'2024-01-01 09:00:00', 'Asia/Seoul')",
                                "2024-01-01 00:00:00"),
                AtomicType.TIMESTAMP,
                AtomicType.TIMESTAMP,
                AtomicType.STRING);
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    protected LongRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Longs times = Longs.of(arguments[0]);
        ZoneColumn zones = new ZoneColumn(arguments[1], name());
        return row -> zones.at(row).toUtc(times.at(row));
    }
}
