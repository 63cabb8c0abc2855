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

/** A timestamp moved by the offset of a zone, so that it shows in UTC what the clock there showed. */
@AutoService(SqlFunction.class)
public final class FromUtcTimestamp extends LongFunction {
    public FromUtcTimestamp() {
        super(
                Header.of("date and time", "from_utc_timestamp")
                        .usage("from_utc_timestamp(timestamp, zone)")
                        .text(
                                "A timestamp moved by the offset of a zone, so that it shows in UTC what the clock there showed.")
                        .example(
                                "from_utc_timestamp(TIMESTAMP'2024-01-01 00:00:00', 'Asia/Seoul')",
                                "2024-01-01 09:00:00"),
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
        return row -> zones.at(row).toLocal(times.at(row));
    }
}
