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

/** The string n times in a row; empty for n below 1. */
@AutoService(SqlFunction.class)
public final class Repeat extends TextFunction {
    public Repeat() {
        super(
                Header.of("string", "repeat")
                        .usage("repeat(str, n)")
                        .text("The string n times in a row; empty for n below 1.")
                        .example("repeat('ab', 2)", "abab"),
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.INT);
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Ints times = Ints.of(arguments[1]);
        return row -> {
            for (int i = 0; i < times.at(row); i++) {
                out.put(texts, row);
            }
            return true;
        };
    }
}
