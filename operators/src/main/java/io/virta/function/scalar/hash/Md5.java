package io.virta.function.scalar.hash;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;

/** The MD5 digest in hexadecimal digits. */
@AutoService(SqlFunction.class)
public final class Md5 extends DigestFunction {
    public Md5() {
        super(
                Header.of("hash", "md5")
                        .usage("md5(expr)")
                        .text("The MD5 digest in hexadecimal digits.")
                        .example("md5('Spark')", "8cde774d6f7333752ed72cacddb05126"),
                AtomicType.STRING,
                AtomicType.BINARY);
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        return digest(arguments[0], "MD5", out);
    }
}
