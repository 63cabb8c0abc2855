package io.virta.function.scalar.hash;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.ArgumentErrors;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.TextFunction;
import io.virta.types.AtomicType;
import java.util.Base64;

/** The bytes of a text in base 64; other characters are left out. */
@AutoService(SqlFunction.class)
public final class Unbase64 extends TextFunction {
    public Unbase64() {
        super(
                Header.of("hash", "unbase64")
                        .usage("unbase64(str)")
                        .text("The bytes of a text in base 64; other characters are left out.")
                        .example("decode(unbase64('U3BhcmsgU1FM'), 'UTF-8')", "Spark SQL"),
                AtomicType.BINARY,
                AtomicType.STRING);
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        return row -> {
            try {
                out.put(Base64.getMimeDecoder().decode(texts.string(row)));
            } catch (IllegalArgumentException e) {
                throw ArgumentErrors.invalid("str", name(), texts.string(row));
            }
            return true;
        };
    }
}
