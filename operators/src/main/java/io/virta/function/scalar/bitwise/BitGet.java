package io.virta.function.scalar.bitwise;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Ints;
import io.virta.evaluation.Longs;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.IntFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;

/** The bit of a whole number at a position counted from 0 at the right. */
@AutoService(SqlFunction.class)
public final class BitGet extends IntFunction {
    public BitGet() {
        super(
                Header.of("bitwise", "bit_get", "getbit")
                        .usage("bit_get(expr, pos)")
                        .text("The bit of a whole number at a position counted from 0 at the right.")
                        .example("bit_get(11, 0)", "1")
                        .example("bit_get(11, 2)", "0"),
                AtomicType.TINYINT,
                AtomicType.BIGINT,
                AtomicType.INT);
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Longs values = Longs.of(arguments[0]);
        Ints places = Ints.of(arguments[1]);
        return row -> (int) (values.at(row) >>> places.at(row) & 1);
    }
}
