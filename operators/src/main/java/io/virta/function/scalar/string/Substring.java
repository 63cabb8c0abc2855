package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Ints;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.TextFunction;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.List;

/** The part of a string or binary value from a position (1 is the first, -1 the last, 0 as 1) on, of at most len characters; empty for a len below 1. */
@AutoService(SqlFunction.class)
public final class Substring extends TextFunction {
    public Substring() {
        super(
                Header.of("string", "substring", "substr")
                        .usage("substring(str, pos[, len])")
                        .text(
                                "The part of a string or binary value from a position (1 is the first, -1 the last, 0 as 1) on, of at most len characters; empty for a len below 1.")
                        .example("substring('Spark SQL', 5, 1)", "k")
                        .example("substring('Spark SQL', -3)", "SQL"),
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.INT,
                AtomicType.INT);
    }

    @Override
    protected int requiredCount() {
        return 2;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Signature signature = super.resolve(arguments);
        if (arguments.type(0) != AtomicType.BINARY) {
            return signature;
        }
        List<DataType> types = new ArrayList<>(signature.argumentTypes());
        types.set(0, AtomicType.BINARY);
        return new Signature(types, AtomicType.BINARY, signature.nullable());
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Ints places = Ints.of(arguments[1]);
        Ints lengths = arguments.length > 2 ? Ints.of(arguments[2]) : null;
        return row -> {
            putPart(out, texts, row, places.at(row), lengths == null ? Integer.MAX_VALUE : lengths.at(row));
            return true;
        };
    }

    /** Writes at most {@code length} characters from a position that is counted as SQL does. */
    static void putPart(Utf8Writer out, Utf8 texts, int row, int place, int length) {
        byte[] bytes = texts.bytes();
        int start = texts.start(row);
        int end = texts.end(row);
        boolean ascii = texts.isAscii(row);
        int count = place < 0 && !ascii ? texts.characters(row) : end - start;
        long from = place > 0 ? place - 1L : place < 0 ? (long) count + place : 0;
        long to = Math.min(from + length, Integer.MAX_VALUE);
        int first = (int) Math.min(Math.max(from, 0), count);
        int last = (int) Math.max(Math.min(to, count), first);
        if (ascii) {
            out.put(bytes, start + first, start + last);
        } else {
            int at = Utf8.skip(bytes, start, end, first);
            out.put(bytes, at, Utf8.skip(bytes, at, end, last - first));
        }
    }
}
