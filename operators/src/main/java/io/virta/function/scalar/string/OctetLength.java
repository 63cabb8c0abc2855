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

/** How many bytes a string or binary value has. */
@AutoService(SqlFunction.class)
public final class OctetLength extends IntFunction {
    public OctetLength() {
        super(
                Header.of("string", "octet_length")
                        .usage("octet_length(expr)")
                        .text("How many bytes a string or binary value has.")
                        .example("octet_length('日本語')", "9"),
                AtomicType.INT,
                AtomicType.STRING);
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        return texts::length;
    }
}
