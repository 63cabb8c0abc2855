package io.virta.function.scalar.hash;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.TextFunction;
import io.virta.types.AtomicType;
import java.util.Arrays;
import java.util.Base64;

/** Bytes in base 64. */
@AutoService(SqlFunction.class)
public final class Base64Encode extends TextFunction {
    public Base64Encode() {
        super(
                Header.of("hash", "base64")
                        .usage("base64(expr)")
                        .text("Bytes in base 64.")
                        .example("base64('Spark SQL')", "U3BhcmsgU1FM"),
                AtomicType.STRING,
                AtomicType.BINARY);
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Utf8 values = Utf8.of(arguments[0]);
        return row -> {
            out.put(Base64.getMimeEncoder()
                    .encode(Arrays.copyOfRange(values.bytes(), values.start(row), values.end(row))));
            return true;
        };
    }
}
