package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Utf8;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.IntFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;

/** How many characters must be changed, added or removed to make one string of another. */
@AutoService(SqlFunction.class)
public final class Levenshtein extends IntFunction {
    public Levenshtein() {
        super(
                Header.of("string", "levenshtein")
                        .usage("levenshtein(str1, str2)")
                        .text("How many characters must be changed, added or removed to make one string of another.")
                        .example("levenshtein('kitten', 'sitting')", "3"),
                AtomicType.INT,
                AtomicType.STRING,
                AtomicType.STRING);
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Utf8 others = Utf8.of(arguments[1]);
        return row -> distance(
                texts.string(row).codePoints().toArray(),
                others.string(row).codePoints().toArray());
    }

    private static int distance(int[] a, int[] b) {
        int[] costs = new int[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replaced, Math.min(costs[j], costs[j - 1]) + 1);
            }
        }
        return costs[b.length];
    }
}
