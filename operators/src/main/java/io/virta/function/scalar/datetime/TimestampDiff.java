package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.evaluation.Longs;
import io.virta.evaluation.Utf8;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.LongFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.time.ZoneOffsets;
import io.virta.types.AtomicType;

/** How many whole units lie between two timestamps: MICROSECOND to YEAR. Days and longer units are counted in the session time zone. */
@AutoService(SqlFunction.class)
public final class TimestampDiff extends LongFunction {
    public TimestampDiff() {
        super(
                Header.of("date and time", "timestampdiff")
                        .usage("timestampdiff(unit, start, end)")
                        .text(
                                "How many whole units lie between two timestamps: MICROSECOND to YEAR. Days and longer units are counted in the session time zone.")
                        .example(
                                "timestampdiff(DAY, TIMESTAMP'2024-01-01 12:00:00', TIMESTAMP'2024-01-03 00:00:00')",
                                "1"),
                AtomicType.BIGINT,
                AtomicType.STRING,
                AtomicType.TIMESTAMP,
                AtomicType.TIMESTAMP);
    }

    @Override
    public boolean usesContext() {
        return true;
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    protected LongRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Utf8 units = Utf8.of(arguments[0]);
        Longs starts = Longs.of(arguments[1]);
        Longs ends = Longs.of(arguments[2]);
        ZoneOffsets zone = new ZoneOffsets(context.zone());
        TimeUnits constant = arguments[0] instanceof ConstantColumn ? TimeUnits.of(units.string(0), name()) : null;
        return row -> {
            TimeUnits unit = constant == null ? TimeUnits.of(units.string(row), name()) : constant;
            return unit.between(
                    zone.toLocal(starts.at(row)), zone.toLocal(ends.at(row)), ends.at(row) - starts.at(row));
        };
    }
}
