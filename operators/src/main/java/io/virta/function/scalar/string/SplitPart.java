package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Ints;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.ArgumentErrors;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.TextFunction;
import io.virta.types.AtomicType;
import java.util.regex.Pattern;

/** The n-th part of a string that a delimiter separates, from the right for a negative n; empty if there are fewer. A part number of 0 fails. */
@AutoService(SqlFunction.class)
public final class SplitPart extends TextFunction {
    public SplitPart() {
        super(
                Header.of("string", "split_part")
                        .usage("split_part(str, delim, n)")
                        .text(
                                "The n-th part of a string that a delimiter separates, from the right for a negative n; empty if there are fewer. A part number of 0 fails.")
                        .example("split_part('a.b.c', '.', 2)", "b")
                        .example("split_part('a.b.c', '.', -1)", "c"),
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.INT);
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Utf8 delimiters = Utf8.of(arguments[1]);
        Ints numbers = Ints.of(arguments[2]);
        return row -> {
            int number = numbers.at(row);
            if (number == 0) {
                throw ArgumentErrors.indexOfZero();
            }
            String text = texts.string(row);
            String delimiter = delimiters.string(row);
            String[] parts = delimiter.isEmpty() ? new String[] {text} : text.split(Pattern.quote(delimiter), -1);
            int index = number > 0 ? number - 1 : parts.length + number;
            if (index >= 0 && index < parts.length) {
                out.put(parts[index]);
            }
            return true;
        };
    }
}
