package io.virta.function.scalar.datetime.part;

import io.virta.batch.Column;
import io.virta.evaluation.Longs;
import io.virta.expression.EvaluationContext;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.IntFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.time.CivilDate;
import io.virta.time.ZoneOffsets;
import io.virta.types.AtomicType;

/** A number read off the time of the day of a timestamp in the session time zone. */
public abstract class TimePartFunction extends IntFunction {
    protected TimePartFunction(Header header) {
        super(header, AtomicType.INT, AtomicType.TIMESTAMP);
    }

    /** The number of a second of the day. */
    protected abstract int apply(long secondOfDay);

    @Override
    public boolean usesContext() {
        return true;
    }

    @Override
    protected boolean makesNulls() {
        return false;
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Longs times = Longs.of(arguments[0]);
        ZoneOffsets zone = new ZoneOffsets(context.zone());
        return row -> apply(Math.floorMod(zone.toLocal(times.at(row)), CivilDate.MICROS_PER_DAY) / 1_000_000);
    }
}
