package io.virta.function.aggregate;

import static io.virta.function.aggregate.Calls.call;
import static io.virta.function.aggregate.Calls.column;
import static io.virta.function.aggregate.Calls.literal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.evaluation.ExpressionCompiler;
import io.virta.expression.AggregateCall;
import io.virta.expression.ColumnRef;
import io.virta.expression.EvaluationContext;
import io.virta.expression.Evaluator;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.function.Aggregator;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.state.StateColumn;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import io.virta.types.StructType;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every aggregate function over rows in, value out: as one batch, and as partial accumulators of random pieces that are merged. */
class AggregateFunctionsTest {
    private static final ColumnRef X = column(1, "x", AtomicType.DOUBLE);
    private static final ColumnRef N = column(2, "n", AtomicType.INT);
    private static final ColumnRef S = column(3, "s", AtomicType.STRING);
    private static final ColumnRef D = column(4, "d", new DecimalType(10, 2));
    private static final ColumnRef B = column(5, "b", AtomicType.BOOLEAN);
    private static final ColumnRef L = column(6, "l", AtomicType.BIGINT);

    private static void check(
            @Nullable Object expected, AggregateCall call, ColumnRef column, @Nullable Object... values) {
        Row[] rows = Arrays.stream(values).map(Row::of).toArray(Row[]::new);
        check(expected, call, List.of(column), rows);
    }

    private static void check(@Nullable Object expected, AggregateCall call, List<ColumnRef> input, Row... rows) {
        for (int seed = 0; seed < 10; seed++) {
            Object actual = aggregate(call, input, List.of(rows), new Random(seed));
            if (expected instanceof Double number && Double.isFinite(number) && actual instanceof Double other) {
                assertEquals(number, other, Math.abs(number) * 1e-9, call.sql() + " with seed " + seed);
            } else {
                assertEquals(expected, actual, call.sql() + " with seed " + seed);
            }
        }
    }

    /** The rows are cut into pieces, each with an accumulator of its own in some slot; these are merged in order. */
    private static @Nullable Object aggregate(
            AggregateCall call, List<ColumnRef> input, List<Row> rows, Random random) {
        StructType schema = new StructType();
        for (ColumnRef column : input) {
            schema = schema.add(column.name(), column.type());
        }
        Aggregator aggregator = aggregator(call);
        StateColumn[] merged = StateColumn.of(aggregator.stateType());
        List<Evaluator> evaluators = ExpressionCompiler.compileAll(call.arguments(), input);
        EvaluationContext context = new EvaluationContext(ZoneOffset.UTC, 0, 0, 0, 0);
        for (int from = 0; from < rows.size(); ) {
            int count = Math.min(rows.size() - from, 1 + random.nextInt(4));
            Batch batch = RowConverter.toBatch(rows.subList(from, from + count), schema);
            Column[] arguments = evaluators.stream()
                    .map(evaluator -> evaluator.evaluate(batch, context))
                    .toArray(Column[]::new);
            StateColumn[] piece = StateColumn.of(aggregator.stateType());
            int slot = random.nextInt(10);
            int[] slots = new int[count];
            Arrays.fill(slots, slot);
            aggregator.update(piece, slots, arguments, count);
            Column[] partial = new Column[piece.length];
            for (int i = 0; i < piece.length; i++) {
                partial[i] = piece[i].gather(new int[] {slot}, 1);
            }
            aggregator.merge(merged, new int[] {3}, partial, 1);
            from += count;
        }
        Column result = aggregator.result(merged, new int[] {3}, 1);
        return RowConverter.row(Batch.of(1, result), 0, new StructType().add("r", call.type()))
                .get(0);
    }

    private static Aggregator aggregator(AggregateCall call) {
        List<DataType> types =
                call.arguments().stream().map(ExpressionTypes::typeOf).toList();
        return call.function()
                .aggregator(
                        new TypedArguments(call.function().name(), call.arguments()),
                        new Signature(types, call.type(), call.nullable()),
                        call.ignoreNulls());
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    @Test
    void countsRows() {
        check(3L, call("count", literal(1, AtomicType.INT)), N, 1, null, 3);
        check(2L, call("count", N), N, 1, null, 3);
        check(1L, call("count", N, S), List.of(N, S), Row.of(1, null), Row.of(2, "a"), Row.of(null, "b"));
        check(1L, call("count_if", B), B, true, null, false);
        check(0L, call("count", N), N);
    }

    @Test
    void sums() {
        check(4L, call("sum", N), N, 1, null, 3);
        check(null, call("sum", N), N, null, null);
        check(Long.MIN_VALUE, call("sum", L), L, Long.MAX_VALUE, 1L);
        check(1.75, call("sum", X), X, 1.5, 0.25, null);
        check(decimal("3.34"), call("sum", D), D, decimal("1.10"), decimal("2.25"), decimal("-0.01"), null);
        assertEquals(new DecimalType(20, 2), call("sum", D).type());
    }

    @Test
    void aDecimalSumThatOverflowsIsNull() {
        ColumnRef wide = column(1, "w", new DecimalType(38, 0));
        BigDecimal nines = decimal("9".repeat(38));
        check(null, call("sum", wide), wide, nines, decimal("1"));
        check(decimal("9".repeat(37) + "8"), call("sum", wide), wide, nines, decimal("-1"));
        check(nines.negate(), call("sum", wide), wide, nines.negate());
    }

    @Test
    void averages() {
        check(1.5, call("avg", N), N, 1, null, 2);
        check(null, call("avg", X), X, (Object) null);
        check(decimal("1.113333"), call("avg", D), D, decimal("1.10"), decimal("2.25"), decimal("-0.01"));
        assertEquals(new DecimalType(14, 6), call("avg", D).type());
    }

    @Test
    void findsExtremes() {
        check("", call("min", S), S, "b", null, "B", "");
        check("b", call("max", S), S, "b", null, "B", "");
        check(Double.NaN, call("max", X), X, 1.5, Double.NaN, Double.NEGATIVE_INFINITY);
        check(Double.NEGATIVE_INFINITY, call("min", X), X, 1.5, Double.NaN, Double.NEGATIVE_INFINITY);
        check(decimal("-2.00"), call("min", D), D, decimal("1.10"), decimal("-2.00"));
        check(7L, call("max", L), L, 5L, null, 7L, -1L);
        check(false, call("min", B), B, true, false, null);
        check(null, call("max", N), N, null, null);
    }

    @Test
    void picksTheFirstAndTheLast() {
        Expression yes = literal(true, AtomicType.BOOLEAN);
        check(null, call("first", N), N, null, 1, 2);
        check(1, call("first", N, yes), N, null, 1, 2);
        check(null, call("last", N), N, 1, 2, null);
        check(2, call("last_value", N, yes), N, 1, 2, null);
        check("a", call("any_value", S), S, "a", "b");
    }

    @Test
    void picksTheValueOfAnExtreme() {
        Row[] rows = {Row.of("x", 1), Row.of("y", 5), Row.of("n", null), Row.of(null, -1)};
        check("y", call("max_by", S, N), List.of(S, N), rows);
        check(null, call("min_by", S, N), List.of(S, N), rows);
    }

    @Test
    void collects() {
        check(List.of(3, 1, 3), call("collect_list", N), N, 3, 1, null, 3);
        check(List.of("a", "b"), call("collect_set", S), S, "a", null, "b", "a");
        check(List.of(), call("collect_list", N), N, (Object) null);
    }

    @Test
    void judgesBooleans() {
        check(false, call("every", B), B, true, null, false);
        check(true, call("any", B), B, false, null, true);
        check(null, call("bool_or", B), B, (Object) null);
    }

    @Test
    void describesDistributions() {
        Object[] values = {1.0, 2.0, null, 4.0, 8.5};
        check(11.0625, call("variance", X), X, values);
        check(8.296875, call("var_pop", X), X, values);
        check(3.3260336739125176, call("stddev", X), X, values);
        check(2.8804296554507283, call("stddev_pop", X), X, values);
        check(0.7173874831071387, call("skewness", X), X, values);
        check(-1.045272218498303, call("kurtosis", X), X, values);
        check(null, call("stddev", X), X, 5.0);
        check(0.0, call("var_pop", X), X, 5.0);
        check(null, call("skewness", X), X, 5.0, 5.0);
    }

    @Test
    void relatesPairs() {
        List<ColumnRef> pair = List.of(X, N);
        Row[] rows = {Row.of(3.0, 2), Row.of(3.0, 3), Row.of(null, 9), Row.of(6.0, 4)};
        check(0.8660254037844387, call("corr", X, N), pair, rows);
        check(1.5, call("covar_samp", X, N), pair, rows);
        check(1.0, call("covar_pop", X, N), pair, rows);
    }

    @Test
    void estimatesHowManyValuesDiffer() {
        check(2L, call("approx_count_distinct", S), S, "a", "b", null, "a");
        check(0L, call("approx_count_distinct", S), S, (Object) null);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            rows.add(Row.of((long) i));
        }
        AggregateCall call = call("approx_count_distinct", L, literal(0.01, AtomicType.DOUBLE));
        long estimate = (Long) aggregate(call, List.of(L), rows, new Random(1));
        assertTrue(Math.abs(estimate - 20_000) < 600, "estimated " + estimate);
    }

    @Test
    void findsPercentiles() {
        Expression half = literal(0.5, AtomicType.DOUBLE);
        check(3.0, call("median", X), X, 0.0, null, 10.0, 3.0);
        check(1.5, call("median", X), X, 0.0, 3.0);
        check(null, call("median", X), X, (Object) null);
        check(3.0, call("percentile", X, literal(0.3, AtomicType.DOUBLE)), X, 0.0, 10.0);
        check(7, call("percentile_approx", N, half), N, 0, 6, 7, null, 9, 10);
        check(null, call("percentile_approx", N, half), N, (Object) null);
        check(decimal("1.10"), call("approx_percentile", D, half), D, decimal("5.00"), decimal("1.10"));
        assertThrows(VirtaException.class, () -> call("percentile", X, literal(1.5, AtomicType.DOUBLE)));
        assertThrows(VirtaException.class, () -> call("percentile", X, X));
    }

    @Test
    void estimatesPercentilesOfManyValues() {
        int count = 200_000;
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(Row.of(i * 7919L % count));
        }
        for (double fraction : new double[] {0, 0.01, 0.25, 0.5, 0.9, 1}) {
            AggregateCall call =
                    call("percentile_approx", L, literal(fraction, AtomicType.DOUBLE), literal(1000, AtomicType.INT));
            long found = (Long) aggregate(call, List.of(L), rows, new Random(3));
            assertTrue(Math.abs(found - fraction * count) <= count / 1000 + 1, fraction + " is at " + found);
        }
    }

    @Test
    void refusesArgumentsThatDoNotFit() {
        VirtaException count = assertThrows(VirtaException.class, () -> call("sum", N, S));
        assertEquals(ErrorCode.WRONG_NUM_ARGS, count.code());
        VirtaException type = assertThrows(VirtaException.class, () -> call("sum", B));
        assertEquals(ErrorCode.DATATYPE_MISMATCH, type.code());
        assertThrows(VirtaException.class, () -> call("bool_and", N));
    }
}
