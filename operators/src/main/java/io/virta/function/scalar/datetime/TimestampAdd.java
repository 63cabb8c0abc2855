package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.evaluation.Ints;
import io.virta.evaluation.Longs;
import io.virta.evaluation.Utf8;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.LongFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.time.ZoneOffsets;
import io.virta.types.AtomicType;

/** The timestamp a number of units later: MICROSECOND, MILLISECOND, SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, QUARTER, YEAR. Days and longer units are counted in the session time zone. */
@AutoService(SqlFunction.class)
public final class TimestampAdd extends LongFunction {
    public TimestampAdd() {
        super(
                Header.of("date and time", "timestampadd")
                        .usage("timestampadd(unit, n, timestamp)")
                        .text(
                                "The timestamp a number of units later: MICROSECOND, MILLISECOND, SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, QUARTER, YEAR. Days and longer units are counted in the session time zone.")
                        .example("timestampadd(MONTH, 1, TIMESTAMP'2024-01-31 10:00:00')", "2024-02-29 10:00:00"),
                AtomicType.TIMESTAMP,
                AtomicType.STRING,
                AtomicType.INT,
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
        Ints amounts = Ints.of(arguments[1]);
        Longs times = Longs.of(arguments[2]);
        ZoneOffsets zone = new ZoneOffsets(context.zone());
        TimeUnits constant = arguments[0] instanceof ConstantColumn ? TimeUnits.of(units.string(0), name()) : null;
        return row -> {
            TimeUnits unit = constant == null ? TimeUnits.of(units.string(row), name()) : constant;
            return unit.add(times.at(row), amounts.at(row), zone);
        };
    }
}
