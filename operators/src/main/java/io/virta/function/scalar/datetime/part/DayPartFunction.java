package io.virta.function.scalar.datetime.part;

import io.virta.batch.Column;
import io.virta.evaluation.Ints;
import io.virta.expression.EvaluationContext;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.IntFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;

/** A number read off a date; a timestamp counts as its date in the session time zone. */
public abstract class DayPartFunction extends IntFunction {
    protected DayPartFunction(Header header) {
        super(header, AtomicType.INT, AtomicType.DATE);
    }

    /** The number of a day. */
    protected abstract int apply(int epochDay);

    @Override
    protected boolean makesNulls() {
        return false;
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Ints days = Ints.of(arguments[0]);
        return row -> apply(days.at(row));
    }
}
