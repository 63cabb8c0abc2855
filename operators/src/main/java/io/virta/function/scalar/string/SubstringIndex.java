package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Ints;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.TextFunction;
import io.virta.types.AtomicType;

/** What stands before the count-th delimiter, or after it counted from the right for a negative count; the whole string if there are fewer. */
@AutoService(SqlFunction.class)
public final class SubstringIndex extends TextFunction {
    public SubstringIndex() {
        super(
                Header.of("string", "substring_index")
                        .usage("substring_index(str, delim, count)")
                        .text(
                                "What stands before the count-th delimiter, or after it counted from the right for a negative count; the whole string if there are fewer.")
                        .example("substring_index('a.b.c', '.', 2)", "a.b")
                        .example("substring_index('a.b.c', '.', -1)", "c"),
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.INT);
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Utf8 delimiters = Utf8.of(arguments[1]);
        Ints counts = Ints.of(arguments[2]);
        return row -> {
            int count = counts.at(row);
            String text = texts.string(row);
            String delimiter = delimiters.string(row);
            if (count == 0 || delimiter.isEmpty()) {
                return true;
            }
            int at = count > 0 ? -1 : text.length();
            for (int i = Math.abs(count); i > 0; i--) {
                at = count > 0 ? text.indexOf(delimiter, at + 1) : text.lastIndexOf(delimiter, at - 1);
                if (at < 0) {
                    out.put(text);
                    return true;
                }
            }
            out.put(count > 0 ? text.substring(0, at) : text.substring(at + delimiter.length()));
            return true;
        };
    }
}
