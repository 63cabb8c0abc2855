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

/** The first characters of a string; empty for a len below 1. */
@AutoService(SqlFunction.class)
public final class Left extends TextFunction {
    public Left() {
        super(
                Header.of("string", "left")
                        .usage("left(str, len)")
                        .text("The first characters of a string; empty for a len below 1.")
                        .example("left('Spark', 2)", "Sp"),
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.INT);
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Ints lengths = Ints.of(arguments[1]);
        return row -> {
            Substring.putPart(out, texts, row, 1, lengths.at(row));
            return true;
        };
    }
}
