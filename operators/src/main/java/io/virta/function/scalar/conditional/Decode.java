package io.virta.function.scalar.conditional;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Choice;
import io.virta.evaluation.RowComparator;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.expression.Expression;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.NullRule;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The result that follows the first search value that is equal to the first argument (null is equal to null), else the default, else null. With two arguments: binary data as text in a character set. */
@AutoService(SqlFunction.class)
public final class Decode extends NamedFunction {
    public Decode() {
        super(Header.of("conditional", "decode")
                .usage("decode(expr, search, result[, ...][, default]), decode(binary, charset)")
                .text(
                        "The result that follows the first search value that is equal to the first argument (null is equal to null), else the default, else null. With two arguments: binary data as text in a character set.")
                .example("decode(2, 1, 'a', 2, 'b', 'c')", "b")
                .example("decode(3, 1, 'a', 2, 'b', 'c')", "c")
                .example("decode(CAST('abc' AS BINARY), 'utf-8')", "abc"));
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, Integer.MAX_VALUE);
        int count = arguments.size();
        if (count == 2) {
            return new Signature(
                    List.of(Typing.fit(arguments, 0, AtomicType.BINARY), Typing.fit(arguments, 1, AtomicType.STRING)),
                    AtomicType.STRING,
                    true);
        }
        List<Expression> searched = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            (isSearch(i, count) ? searched : results).add(arguments.get(i));
        }
        DataType search = Typing.common(new TypedArguments(name(), searched), 0);
        DataType result = Typing.common(new TypedArguments(name(), results), 0);
        List<DataType> types = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            types.add(isSearch(i, count) ? search : result);
        }
        return new Signature(types, result, true);
    }

    private static boolean isSearch(int index, int count) {
        return index == 0 || index % 2 == 1 && index < count - 1;
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return arguments.size() == 2
                ? Decode::text
                : (columns, rowCount, context) -> {
                    int[] choices = new int[rowCount];
                    Arrays.fill(choices, columns.length % 2 == 0 ? columns.length - 1 : -1);
                    for (int c = columns.length - 2 - columns.length % 2 + 1; c >= 1; c--) {
                        if (!isSearch(c, columns.length)) {
                            continue;
                        }
                        RowComparator comparator = RowComparator.nullsFirst(columns[0], columns[c]);
                        for (int i = 0; i < rowCount; i++) {
                            if (comparator.compare(i, i) == 0) {
                                choices[i] = c + 1;
                            }
                        }
                    }
                    return Choice.of(signature.resultType(), columns, choices, rowCount);
                };
    }

    private static Column text(Column[] columns, int rowCount, EvaluationContext context) {
        Utf8 bytes = Utf8.of(columns[0]);
        Utf8 charsets = Utf8.of(columns[1]);
        Utf8Writer out = new Utf8Writer(rowCount);
        for (int i = 0; i < rowCount; i++) {
            if (bytes.isNull(i) || charsets.isNull(i)) {
                out.endNull();
            } else {
                out.put(new String(
                        bytes.bytes(),
                        bytes.start(i),
                        bytes.length(i),
                        java.nio.charset.Charset.forName(charsets.string(i))));
                out.endRow();
            }
        }
        return out.build();
    }
}
