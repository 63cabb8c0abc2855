package io.virta.function.scalar.regex;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayBuilder;
import io.virta.batch.BytesBuilder;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.evaluation.Ints;
import io.virta.evaluation.Utf8;
import io.virta.expression.EvaluationContext;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.BuiltFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.List;

/** The parts of a string between the matches of a regular expression; with a positive limit at most that many, the last with the rest. */
@AutoService(SqlFunction.class)
public final class Split extends BuiltFunction {
    public Split() {
        super(Header.of("regular expression", "split")
                .usage("split(str, regexp[, limit])")
                .text(
                        "The parts of a string between the matches of a regular expression; with a positive limit at most that many, the last with the rest.")
                .example("split('a1b2c', '[12]')", "[a, b, c]")
                .example("split('a,b,c', ',', 2)", "[a, b,c]"));
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 3);
        List<DataType> types = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            types.add(Typing.fit(arguments, i, i < 2 ? AtomicType.STRING : AtomicType.INT));
        }
        return Typing.strict(arguments, types, new ArrayType(AtomicType.STRING, false));
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Utf8 separators = Utf8.of(arguments[1]);
        Patterns patterns = new Patterns(arguments[1], name());
        Ints limits = arguments.length > 2 ? Ints.of(arguments[2]) : null;
        ArrayBuilder arrays = (ArrayBuilder) out;
        BytesBuilder elements = (BytesBuilder) arrays.elements();
        return row -> {
            int limit = limits == null || limits.at(row) <= 0 ? Integer.MAX_VALUE : limits.at(row);
            if (Patterns.isLiteral(separators, row)) {
                splitBytes(texts, separators, row, limit, elements);
            } else {
                splitText(patterns, separators, row, texts.string(row), limit, elements);
            }
            arrays.append();
        };
    }

    private static void splitBytes(Utf8 texts, Utf8 separators, int row, int limit, BytesBuilder elements) {
        int from = texts.start(row);
        int at = texts.find(row, separators, row, from);
        for (int count = 1; at >= 0 && count < limit; count++) {
            elements.append(texts.bytes(), from, at - from);
            from = at + separators.length(row);
            at = texts.find(row, separators, row, from);
        }
        elements.append(texts.bytes(), from, texts.end(row) - from);
    }

    private static void splitText(
            Patterns patterns, Utf8 separators, int row, String text, int limit, BytesBuilder elements) {
        if (separators.length(row) == 0) {
            int[] points = text.codePoints()
                    .limit(limit == Integer.MAX_VALUE ? text.length() : limit - 1L)
                    .toArray();
            int at = 0;
            for (int point : points) {
                elements.append(Character.toString(point));
                at += Character.charCount(point);
            }
            if (points.length == 0 || at < text.length()) {
                elements.append(text.substring(at));
            }
            return;
        }
        for (String part : patterns.pattern(row).split(text, limit == Integer.MAX_VALUE ? -1 : limit)) {
            elements.append(part);
        }
    }
}
