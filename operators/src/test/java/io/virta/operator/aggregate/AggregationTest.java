package io.virta.operator.aggregate;

import static io.virta.function.aggregate.Calls.call;
import static io.virta.function.aggregate.Calls.column;
import static io.virta.function.aggregate.Calls.distinct;
import static io.virta.function.aggregate.Calls.literal;
import static io.virta.function.aggregate.Calls.window;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.virta.connector.OutputMode;
import io.virta.expression.AggregateCall;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.row.Row;
import io.virta.types.AtomicType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Aggregations from rows to rows, epoch by epoch, in many executions of each case. */
class AggregationTest {
    private static final ColumnRef TIME = column(1, "ts", AtomicType.TIMESTAMP);
    private static final ColumnRef WORD = column(2, "word", AtomicType.STRING);
    private static final ColumnRef NUMBER = column(3, "n", AtomicType.BIGINT);
    private static final List<ColumnRef> INPUT = List.of(TIME, WORD, NUMBER);
    private static final AggregateCall COUNT = call("count", literal(1, AtomicType.INT));

    private static AggregationPlan plan(
            OutputMode mode, int closing, List<Expression> groupings, AggregateCall... calls) {
        return new AggregationPlan(groupings, List.of(calls), INPUT, mode, closing);
    }

    private static Row row(@Nullable Integer second, @Nullable String word, @Nullable Integer number) {
        return Row.of(
                second == null ? null : Instant.ofEpochSecond(second),
                word,
                number == null ? null : Long.valueOf(number));
    }

    private static Row windowRow(int start, int end, @Nullable Object... rest) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(Row.of(Instant.ofEpochSecond(start), Instant.ofEpochSecond(end)));
        values.addAll(Arrays.asList(rest));
        return Row.of(values.toArray());
    }

    private static void assertRows(List<Row> actual, Row... expected) {
        assertEquals(
                Arrays.stream(expected).map(Row::toString).sorted().toList(),
                actual.stream().map(Row::toString).sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void updateModeEmitsTheGroupsThatChanged(int seed) {
        AggregationHarness query = new AggregationHarness(
                plan(OutputMode.UPDATE, -1, List.of(WORD), COUNT, call("sum", NUMBER), call("avg", NUMBER)), seed);
        assertRows(
                query.epoch(List.of(row(0, "a", 1), row(0, "b", null), row(0, "a", 4), row(0, null, 9)), false, 0),
                Row.of("a", 2L, 5L, 2.5),
                Row.of("b", 1L, null, null),
                Row.of(null, 1L, 9L, 9.0));
        assertRows(query.epoch(List.of(row(0, "b", 7)), false, 0), Row.of("b", 2L, 7L, 7.0));
        assertRows(query.epoch(List.of(), false, 0));
        assertEquals(3, query.stateRows());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void completeModeEmitsEverything(int seed) {
        AggregationHarness query =
                new AggregationHarness(plan(OutputMode.COMPLETE, -1, List.of(WORD), COUNT, call("max", NUMBER)), seed);
        query.epoch(List.of(row(0, "a", 1), row(0, "b", 2)), false, 0);
        assertRows(query.epoch(List.of(row(0, "a", 5)), false, 0), Row.of("a", 2L, 5L), Row.of("b", 1L, 2L));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aGlobalAggregateHasARowWithoutInput(int seed) {
        for (OutputMode mode : List.of(OutputMode.UPDATE, OutputMode.COMPLETE)) {
            AggregationHarness query =
                    new AggregationHarness(plan(mode, -1, List.of(), COUNT, call("sum", NUMBER)), seed);
            assertRows(query.epoch(List.of(), false, 0), Row.of(0L, null));
            assertRows(query.epoch(List.of(row(0, "a", 1), row(0, "b", 2)), false, 0), Row.of(2L, 3L));
            assertRows(query.epoch(List.of(), false, 0), Row.of(2L, 3L));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void appendModeEmitsWindowsWhenTheWatermarkClosesThemAndDropsLateRows(int seed) {
        AggregationHarness query =
                new AggregationHarness(plan(OutputMode.APPEND, 0, List.of(window(TIME, 10, 10), WORD), COUNT), seed);
        assertRows(query.epoch(List.of(row(3, "a", 1), row(12, "a", 1), row(9, "b", 1), row(null, "b", 1)), false, 0));
        assertEquals(3, query.stateRows());
        assertRows(
                query.epoch(List.of(row(25, "a", 1)), false, 10_000_000),
                windowRow(0, 10, "a", 1L),
                windowRow(0, 10, "b", 1L));
        assertEquals(2, query.stateRows());
        assertRows(query.epoch(List.of(row(4, "z", 1), row(11, "a", 1)), false, 19_999_999));
        assertEquals(1, query.lateRows());
        assertRows(query.epoch(List.of(), false, 20_000_000), windowRow(10, 20, "a", 2L));
        assertRows(query.epoch(List.of(), false, 30_000_000), windowRow(20, 30, "a", 1L));
        assertEquals(0, query.stateRows());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void updateModeEmitsChangedWindowsThenForgetsClosedOnes(int seed) {
        AggregationHarness query =
                new AggregationHarness(plan(OutputMode.UPDATE, 1, List.of(WORD, window(TIME, 10, 10)), COUNT), seed);
        query.epoch(List.of(row(3, "a", 1)), false, 0);
        List<Row> emitted = query.epoch(List.of(row(4, "a", 1), row(15, "a", 1)), false, 10_000_000);
        assertEquals(2, emitted.size());
        assertEquals(1, query.stateRows());
        assertRows(query.epoch(List.of(row(5, "a", 1)), false, 10_000_000));
        assertEquals(1, query.lateRows());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void aWindowByItselfGroupsToo(int seed) {
        AggregationHarness query =
                new AggregationHarness(plan(OutputMode.APPEND, 0, List.of(window(TIME, 10, 5)), COUNT), seed);
        query.epoch(List.of(row(3, "a", 1), row(7, "a", 1)), false, 0);
        assertRows(
                query.epoch(List.of(row(8, "b", 1)), false, 15_000_000),
                windowRow(-5, 5, 1L),
                windowRow(0, 10, 3L),
                windowRow(5, 15, 2L));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void anEventTimeByItselfClosesGroups(int seed) {
        AggregationHarness query = new AggregationHarness(plan(OutputMode.APPEND, 0, List.of(TIME), COUNT), seed);
        query.epoch(List.of(row(3, "a", 1), row(7, "a", 1), row(3, "b", 1), row(null, "c", 1)), false, 0);
        assertRows(query.epoch(List.of(), false, 3_000_000), Row.of(Instant.ofEpochSecond(3), 2L));
        assertRows(query.epoch(List.of(row(3, "a", 1)), false, 8_000_000), Row.of(Instant.ofEpochSecond(7), 1L));
        assertEquals(1, query.lateRows());
        assertEquals(1, query.stateRows());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void distinctAggregatesCountEachValueOnce(int seed) {
        AggregationHarness query = new AggregationHarness(
                plan(
                        OutputMode.UPDATE,
                        -1,
                        List.of(WORD),
                        COUNT,
                        distinct("count", NUMBER),
                        distinct("sum", NUMBER),
                        distinct("max", NUMBER)),
                seed);
        query.epoch(List.of(row(0, "a", 1), row(0, "a", 1), row(0, "b", null), row(0, "a", 2)), false, 0);
        assertRows(
                query.epoch(List.of(row(0, "a", 2), row(0, "a", 3), row(0, "b", null)), false, 0),
                Row.of("a", 5L, 3L, 6L, 3L),
                Row.of("b", 2L, 0L, null, null));
    }

    @Property(tries = 60)
    void windowsAgreeWithAModel(@ForAll long seed) {
        Random random = new Random(seed);
        int slide = 1 + random.nextInt(6);
        int size = slide + random.nextInt(12);
        AggregationHarness query = new AggregationHarness(
                plan(
                        OutputMode.APPEND,
                        0,
                        List.of(window(TIME, size, slide), WORD),
                        COUNT,
                        call("min", NUMBER),
                        call("max", WORD)),
                seed);
        Map<String, long[]> expected = new TreeMap<>();
        List<String> emitted = new ArrayList<>();
        int watermark = 0;
        for (int epoch = 0; epoch < 6; epoch++) {
            List<Row> rows = new ArrayList<>();
            for (int i = random.nextInt(40); i > 0; i--) {
                int second = watermark + random.nextInt(20);
                String word = "w" + random.nextInt(3);
                int number = random.nextInt(100);
                rows.add(row(second, word, number));
                for (int start = Math.floorDiv(second, slide) * slide; start + size > second; start -= slide) {
                    if (start + size > watermark) {
                        long[] group = expected.computeIfAbsent(
                                windowRow(start, start + size, word).toString(), key -> new long[] {0, Long.MAX_VALUE});
                        group[0]++;
                        group[1] = Math.min(group[1], number);
                    }
                }
            }
            watermark += random.nextInt(8);
            for (Row row : query.epoch(rows, false, watermark * 1_000_000L)) {
                emitted.add(row.toString());
            }
        }
        for (Row row : query.epoch(List.of(), false, 1_000_000_000_000L)) {
            emitted.add(row.toString());
        }
        List<String> wanted = new ArrayList<>();
        expected.forEach((key, group) -> {
            String word = key.substring(key.lastIndexOf(',') + 1, key.length() - 1);
            wanted.add(key.substring(0, key.length() - 1) + "," + group[0] + "," + group[1] + "," + word + "]");
        });
        emitted.sort(null);
        wanted.sort(null);
        assertEquals(wanted, emitted);
        assertEquals(0, query.stateRows());
    }
}
