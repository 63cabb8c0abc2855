package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Utf8;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.IntFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;

/** How many bits a string or binary value has. */
@AutoService(SqlFunction.class)
public final class BitLength extends IntFunction {
    public BitLength() {
        super(
                Header.of("string", "bit_length")
                        .usage("bit_length(expr)")
                        .text("How many bits a string or binary value has.")
                        .example("bit_length('ab')", "16"),
                AtomicType.INT,
                AtomicType.STRING);
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        return row -> 8 * texts.length(row);
    }
}
