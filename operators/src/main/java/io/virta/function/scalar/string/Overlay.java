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

/** The string with len characters (as many as the replacement has by default) from a position on replaced. */
@AutoService(SqlFunction.class)
public final class Overlay extends TextFunction {
    public Overlay() {
        super(
                Header.of("string", "overlay")
                        .usage(
                                "overlay(str PLACING replacement FROM pos [FOR len]), overlay(str, replacement, pos[, len])")
                        .text(
                                "The string with len characters (as many as the replacement has by default) from a position on replaced.")
                        .example("overlay('Spark SQL', '_', 6)", "Spark_SQL"),
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.INT,
                AtomicType.INT);
    }

    @Override
    protected int requiredCount() {
        return 3;
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Utf8 others = Utf8.of(arguments[1]);
        Ints places = Ints.of(arguments[2]);
        Ints lengths = arguments.length > 3 ? Ints.of(arguments[3]) : null;
        return row -> {
            int place = places.at(row);
            int length = lengths == null || lengths.at(row) < 0 ? others.characters(row) : lengths.at(row);
            Substring.putPart(out, texts, row, 1, place - 1);
            out.put(others, row);
            Substring.putPart(out, texts, row, place + length, Integer.MAX_VALUE);
            return true;
        };
    }
}
