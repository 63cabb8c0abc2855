package io.virta.function.scalar.hash;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Ints;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;

/** The SHA-2 digest of 224, 256 (also for 0), 384 or 512 bits in hexadecimal digits; null for another number of bits. */
@AutoService(SqlFunction.class)
public final class Sha2 extends DigestFunction {
    public Sha2() {
        super(
                Header.of("hash", "sha2")
                        .usage("sha2(expr, bits)")
                        .text(
                                "The SHA-2 digest of 224, 256 (also for 0), 384 or 512 bits in hexadecimal digits; null for another number of bits.")
                        .example(
                                "sha2('Spark', 256)",
                                "529bc3b07127ecb7e53a4dcf1991d9152c24537d919178022b2c42657f79a26b"),
                AtomicType.STRING,
                AtomicType.BINARY,
                AtomicType.INT);
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        TextRow[] digests = new TextRow[513];
        Ints bits = Ints.of(arguments[1]);
        return row -> {
            int size = bits.at(row) == 0 ? 256 : bits.at(row);
            if (size != 224 && size != 256 && size != 384 && size != 512) {
                return false;
            }
            if (digests[size] == null) {
                digests[size] = digest(arguments[0], "SHA-" + size, out);
            }
            return digests[size].write(row);
        };
    }
}
