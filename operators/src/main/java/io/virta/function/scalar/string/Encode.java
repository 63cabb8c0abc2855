package io.virta.function.scalar.string;

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

/** A string as bytes of a character set: US-ASCII, ISO-8859-1, UTF-8, UTF-16BE, UTF-16LE or UTF-16. */
@AutoService(SqlFunction.class)
public final class Encode extends TextFunction {
    public Encode() {
        super(
                Header.of("string", "encode")
                        .usage("encode(str, charset)")
                        .text(
                                "A string as bytes of a character set: US-ASCII, ISO-8859-1, UTF-8, UTF-16BE, UTF-16LE or UTF-16.")
                        .example("hex(encode('abc', 'utf-8'))", "616263"),
                AtomicType.BINARY,
                AtomicType.STRING,
                AtomicType.STRING);
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Utf8 names = Utf8.of(arguments[1]);
        return row -> {
            try {
                out.put(texts.string(row).getBytes(java.nio.charset.Charset.forName(names.string(row))));
            } catch (IllegalArgumentException e) {
                throw ArgumentErrors.invalid("charset", name(), names.string(row));
            }
            return true;
        };
    }
}
