package io.virta.function.scalar.hash;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;

/** The SHA-1 digest in hexadecimal digits. */
@AutoService(SqlFunction.class)
public final class Sha1 extends DigestFunction {
    public Sha1() {
        super(
                Header.of("hash", "sha1", "sha")
                        .usage("sha1(expr)")
                        .text("The SHA-1 digest in hexadecimal digits.")
                        .example("sha1('Spark')", "85f5955f4b27a9a4c2aab6ffe5d7189fc298b92c"),
                AtomicType.STRING,
                AtomicType.BINARY);
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        return digest(arguments[0], "SHA-1", out);
    }
}
