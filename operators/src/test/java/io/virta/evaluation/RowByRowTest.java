package io.virta.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.analysis.AnalysisContext;
import io.virta.analysis.Analyzer;
import io.virta.analysis.Catalog;
import io.virta.analysis.Relations;
import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.DictionaryColumn;
import io.virta.expression.Cast;
import io.virta.expression.ColumnRef;
import io.virta.expression.EvaluationContext;
import io.virta.expression.Evaluator;
import io.virta.expression.Expression;
import io.virta.function.FunctionRegistry;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.sql.SqlParser;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch evaluated at once gives what its rows give one by one, whatever the layout of its columns. */
class RowByRowTest {
    private static final StructType SCHEMA =
            SqlParser.parseSchema("i INT, l BIGINT, d DOUBLE, s STRING, b BOOLEAN, c DECIMAL(10,2), a ARRAY<INT>");
    private static final EvaluationContext CONTEXT =
            new EvaluationContext(ZoneId.of("Europe/Helsinki"), 1_700_000_000_000_000L, 1, 2, 0);
    private static final int ROWS = 40;

    private static final String[] NUMBERS = {
        "i",
        "l",
        "d",
        "c",
        "7",
        "-3",
        "2.5",
        "(%n + %n)",
        "(%n - %n)",
        "(%n * %n)",
        "(%n / %n)",
        "(%n % 3)",
        "(l % 1000)",
        "(%n div 4)",
        "pmod(%n, 5)",
        "abs(%n)",
        "length(%s)",
        "if(%b, %n, %n)",
        "coalesce(%n, %n)",
        "CASE WHEN %b THEN %n END",
        "size(a)",
        "a[0]",
        "element_at(a, 1)",
        "CAST(%s AS INT)",
        "CAST(%n AS BIGINT)",
        "round(%n, 1)",
        "greatest(%n, %n)",
        "aggregate(a, 0, (t, x) -> t + coalesce(x, i))",
        "hash(%s, %n)",
        "nullif(%n, %n)"
    };
    private static final String[] TEXTS = {
        "s",
        "'x'",
        "upper(%s)",
        "concat(%s, %s)",
        "substring(%s, 2, 2)",
        "CAST(%n AS STRING)",
        "CAST(a AS STRING)",
        "trim(%s)",
        "lpad(%s, 4, '*')",
        "if(%b, %s, %s)",
        "nvl(%s, %s)",
        "reverse(%s)",
        "regexp_replace(%s, '[a-c]', '_')",
        "concat_ws('-', %s, transform(a, x -> x + i))",
        "CAST(timestamp_seconds(l % 100000) AS STRING)",
        "split(%s, 'a')[0]"
    };
    private static final String[] CONDITIONS = {
        "b",
        "true",
        "(%n < %n)",
        "(%n = %n)",
        "(%s <=> %s)",
        "(%b AND %b)",
        "(%b OR %b)",
        "(NOT %b)",
        "(%n IS NULL)",
        "(%s LIKE 'a%')",
        "(%n IN (1, 2, NULL))",
        "exists(a, x -> x > 1)",
        "(%s RLIKE 'b')",
        "array_contains(a, 2)",
        "(%b AND element_at(array(1, 2), if(%b, 1, 2)) = 1)"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aBatchAtOnceEqualsItsRowsOneByOne(long seed) {
        Random random = new Random(seed);
        List<Row> rows = rows(random);
        Batch flat = RowConverter.toBatch(rows, SCHEMA);
        Batch mixed = layouts(flat, random);
        for (int n = 0; n < 60; n++) {
            String sql = expand(random.nextInt(3), 3, random);
            List<ColumnRef> input = new ArrayList<>();
            Expression expression = new Cast(analyze(sql, rows, input), AtomicType.STRING);
            Evaluator whole = ExpressionCompiler.compile(expression, input);
            Evaluator single = ExpressionCompiler.compile(expression, input);
            Column atOnce = whole.evaluate(mixed, CONTEXT).flatten();
            for (int row = 0; row < ROWS; row++) {
                Column alone =
                        single.evaluate(flattened(mixed.slice(row, 1)), CONTEXT).flatten();
                assertThat(text(atOnce, row))
                        .as("row %s of %s, seed %s", row, sql, seed)
                        .isEqualTo(text(alone, 0));
            }
        }
    }

    private static String expand(int kind, int depth, Random random) {
        String[] templates = kind == 0 ? NUMBERS : kind == 1 ? TEXTS : CONDITIONS;
        String template = templates[random.nextInt(depth == 0 ? Math.min(2, templates.length) : templates.length)];
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            int part =
                    template.charAt(i) == '%' && i + 1 < template.length() ? "nsb".indexOf(template.charAt(i + 1)) : -1;
            if (part < 0) {
                out.append(template.charAt(i));
            } else {
                out.append(expand(part, depth - 1, random));
                i++;
            }
        }
        return out.toString();
    }

    private static Expression analyze(String sql, List<Row> rows, List<ColumnRef> input) {
        LogicalPlan table = Relations.rows(SCHEMA, rows);
        LogicalPlan.Project plan = (LogicalPlan.Project) Analyzer.analyze(
                SqlParser.parseQuery("SELECT " + sql + " FROM t"),
                new AnalysisContext(new OneTable(table), FunctionRegistry.builtIn(), CONTEXT.zone()));
        input.addAll(PlanOutput.of(plan.child()));
        return plan.expressions().get(0);
    }

    private static List<Row> rows(Random random) {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add(Row.of(
                    orNull(random, random.nextInt(9) - 4),
                    orNull(random, random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(5000)),
                    orNull(random, random.nextInt(5) == 0 ? Double.NaN : random.nextInt(100) / 8.0),
                    orNull(random, List.of("", "a", "abc", "Äb", " 12 ", "日本").get(random.nextInt(6))),
                    orNull(random, random.nextBoolean()),
                    orNull(random, java.math.BigDecimal.valueOf(random.nextInt(10_000) - 5000, 2)),
                    orNull(random, random.nextInt(3) == 0 ? List.of() : List.of(random.nextInt(4), 2))));
        }
        return rows;
    }

    private static @Nullable Object orNull(Random random, Object value) {
        return random.nextInt(5) == 0 ? null : value;
    }

    /** Some columns as dictionaries, some as constants. */
    private static Batch layouts(Batch flat, Random random) {
        List<Column> columns = new ArrayList<>();
        for (Column column : flat.columns()) {
            int layout = random.nextInt(3);
            if (layout == 0) {
                columns.add(column);
            } else if (layout == 1) {
                int[] indices = new int[ROWS];
                for (int row = 0; row < ROWS; row++) {
                    indices[row] = random.nextInt(6) - 1;
                }
                columns.add(new DictionaryColumn(column.flatten().slice(0, 5), indices, ROWS));
            } else {
                columns.add(new ConstantColumn(column.flatten().slice(random.nextInt(ROWS), 1), ROWS));
            }
        }
        return new Batch(ROWS, columns);
    }

    private static Batch flattened(Batch batch) {
        List<Column> columns = new ArrayList<>();
        batch.columns().forEach(column -> columns.add(column.flatten()));
        return new Batch(batch.rowCount(), columns);
    }

    private static @Nullable String text(Column column, int row) {
        return column.isNull(row) ? null : ((io.virta.batch.BytesColumn) column).string(row);
    }

    private record OneTable(LogicalPlan table) implements Catalog {
        @Override
        public @Nullable LogicalPlan find(List<String> name, boolean streaming) {
            return table;
        }

        @Override
        public List<String> names() {
            return List.of("t");
        }
    }
}
