package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.batch.DecimalColumn;
import io.virta.evaluation.Ints;
import io.virta.evaluation.Utf8;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.LongFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.time.CivilDate;
import io.virta.time.TimestampParser;
import io.virta.time.ZoneOffsets;
import io.virta.types.AtomicType;
import io.virta.types.DecimalType;

/** The timestamp of its parts in the session time zone or another; the second may have a fraction, and be 60. Null if there is none. */
@AutoService(SqlFunction.class)
public final class MakeTimestamp extends LongFunction {
    public MakeTimestamp() {
        super(
                Header.of("date and time", "make_timestamp")
                        .usage("make_timestamp(year, month, day, hour, minute, second[, zone])")
                        .text(
                                "The timestamp of its parts in the session time zone or another; the second may have a fraction, and be 60. Null if there is none.")
                        .example("make_timestamp(2024, 1, 2, 3, 4, 5.678)", "2024-01-02 03:04:05.678"),
                AtomicType.TIMESTAMP,
                AtomicType.INT,
                AtomicType.INT,
                AtomicType.INT,
                AtomicType.INT,
                AtomicType.INT,
                new DecimalType(16, 6),
                AtomicType.STRING);
    }

    @Override
    public boolean usesContext() {
        return true;
    }

    @Override
    protected int requiredCount() {
        return 6;
    }

    @Override
    protected LongRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Ints[] parts = new Ints[5];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Ints.of(arguments[i]);
        }
        DecimalColumn seconds = (DecimalColumn) arguments[5].flatten();
        Utf8 zones = arguments.length > 6 ? Utf8.of(arguments[6]) : null;
        ZoneOffsets session = new ZoneOffsets(context.zone());
        return row -> {
            int hour = parts[3].at(row);
            int minute = parts[4].at(row);
            long micros = seconds.low()[row];
            boolean valid = CivilDate.isValid(parts[0].at(row), parts[1].at(row), parts[2].at(row))
                    && hour >= 0
                    && hour < 24
                    && minute >= 0
                    && minute < 60
                    && micros >= 0
                    && micros <= 60_000_000L;
            if (!valid) {
                nulls.set(row);
                return 0;
            }
            int day = CivilDate.epochDay(parts[0].at(row), parts[1].at(row), parts[2].at(row));
            ZoneOffsets zone = zones == null ? session : new ZoneOffsets(TimestampParser.zone(zones.string(row)));
            return zone.toUtc(day * CivilDate.MICROS_PER_DAY + (hour * 60L + minute) * 60_000_000L + micros);
        };
    }
}
