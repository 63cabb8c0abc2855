package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.TextFunction;
import io.virta.types.AtomicType;

/** The string with every occurrence of another replaced, by nothing if no replacement is given. */
@AutoService(SqlFunction.class)
public final class Replace extends TextFunction {
    public Replace() {
        super(
                Header.of("string", "replace")
                        .usage("replace(str, search[, replacement])")
                        .text(
                                "The string with every occurrence of another replaced, by nothing if no replacement is given.")
                        .example("replace('ABCabc', 'abc', 'DEF')", "ABCDEF"),
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.STRING);
    }

    @Override
    protected int requiredCount() {
        return 2;
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Utf8 parts = Utf8.of(arguments[1]);
        Utf8 others = arguments.length > 2 ? Utf8.of(arguments[2]) : null;
        return row -> {
            int from = texts.start(row);
            int length = parts.length(row);
            int at = length == 0 ? -1 : texts.find(row, parts, row, from);
            while (at >= 0) {
                out.put(texts.bytes(), from, at);
                if (others != null) {
                    out.put(others, row);
                }
                from = at + length;
                at = texts.find(row, parts, row, from);
            }
            out.put(texts.bytes(), from, texts.end(row));
            return true;
        };
    }
}
