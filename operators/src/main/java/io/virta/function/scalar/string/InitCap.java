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
import java.util.Locale;

/** The string with each word, as spaces separate them, in lower case but for its first character. */
@AutoService(SqlFunction.class)
public final class InitCap extends TextFunction {
    public InitCap() {
        super(
                Header.of("string", "initcap")
                        .usage("initcap(str)")
                        .text(
                                "The string with each word, as spaces separate them, in lower case but for its first character.")
                        .example("initcap('sPark sql')", "Spark Sql"),
                AtomicType.STRING,
                AtomicType.STRING);
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        return row -> {
            String text = texts.string(row).toLowerCase(Locale.ROOT);
            boolean first = true;
            for (int at = 0; at < text.length(); ) {
                int point = text.codePointAt(at);
                out.putCodePoint(first ? Character.toTitleCase(point) : point);
                first = point == ' ';
                at += Character.charCount(point);
            }
            return true;
        };
    }
}
