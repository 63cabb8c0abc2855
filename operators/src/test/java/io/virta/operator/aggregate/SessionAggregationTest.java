package io.virta.operator.aggregate;

import static io.virta.function.aggregate.Calls.call;
import static io.virta.function.aggregate.Calls.column;
import static io.virta.function.aggregate.Calls.literal;
import static io.virta.function.aggregate.Calls.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.virta.connector.OutputMode;
import io.virta.dropped.DropKind;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.row.Row;
import io.virta.types.AtomicType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Sessions against a list of sessions a key that is merged anew in every epoch. */
class SessionAggregationTest {
    private static final ColumnRef TIME = column(1, "ts", AtomicType.TIMESTAMP);
    private static final ColumnRef WORD = column(2, "word", AtomicType.STRING);
    private static final ColumnRef NUMBER = column(3, "n", AtomicType.BIGINT);
    private static final int GAP = 5;

    /** A session; its values in order of their times. */
    private record Session(int start, int end, List<Long> values) {}

    @Property(tries = 150)
    void appendGivesEachSessionOnceWhenTheWatermarkReachesItsEnd(@ForAll long seed) {
        check(seed, OutputMode.APPEND, true, Set.of());
    }

    @Property(tries = 60)
    void completeGivesAllSessions(@ForAll long seed) {
        check(seed, OutputMode.COMPLETE, true, Set.of());
    }

    @Property(tries = 60)
    void sessionsOfAllRowsNeedNoKey(@ForAll long seed) {
        check(seed, OutputMode.APPEND, false, Set.of());
    }

    @Property(tries = 100)
    void lateRowsKeepTheirColumnsAndChangeNoSessionWhereTheyAreWanted(@ForAll long seed) {
        check(seed, OutputMode.APPEND, true, Set.of(DropKind.LATE));
    }

    private static void check(long seed, OutputMode mode, boolean isKeyed, Set<DropKind> wanted) {
        Random random = new Random(seed);
        List<Expression> groupings = isKeyed ? List.of(WORD, session(TIME, GAP)) : List.of(session(TIME, GAP));
        AggregationPlan plan = new AggregationPlan(
                groupings,
                List.of(call("count", literal(1, AtomicType.INT)), call("collect_list", NUMBER), call("max", NUMBER)),
                List.of(TIME, WORD, NUMBER),
                mode,
                groupings.size() - 1);
        AggregationHarness harness = new AggregationHarness(plan, seed, wanted);
        List<String> late = new ArrayList<>();
        int lateCount = 0;
        TreeMap<String, List<Session>> open = new TreeMap<>();
        int watermark = 0;
        long number = 0;
        for (int epoch = 0; epoch < 6; epoch++) {
            List<Row> rows = new ArrayList<>();
            for (int i = random.nextInt(25); i > 0; i--) {
                int time = Math.max(0, watermark - 4 + random.nextInt(30));
                String key = isKeyed ? "k" + random.nextInt(3) : "";
                rows.add(Row.of(Instant.ofEpochSecond(time), key, number));
                if (mode == OutputMode.COMPLETE || time + GAP > watermark) {
                    open.computeIfAbsent(key, k -> new ArrayList<>())
                            .add(new Session(time, time + GAP, List.of(number)));
                } else {
                    lateCount++;
                    late.add("{\"ts\":\""
                            + Instant.ofEpochSecond(time).toString().replace("Z", ".000000Z") + "\",\"word\":\"" + key
                            + "\",\"n\":" + number + "}");
                }
                number++;
            }
            watermark += random.nextInt(12);
            // Rows with one time keep the order in which they came only if all come from one partition.
            List<Row> emitted = harness.epoch(rows, true, watermark * 1_000_000L);
            assertThat(emitted).containsExactlyInAnyOrderElementsOf(expected(open, watermark, mode, isKeyed));
        }
        assertThat(harness.lateRows()).isEqualTo(lateCount);
        assertThat(harness.droppedRows()).containsExactlyInAnyOrderElementsOf(wanted.isEmpty() ? List.of() : late);
        assertThat(harness.stateRows())
                .isEqualTo(open.values().stream().mapToLong(List::size).sum());
    }

    private static List<Row> expected(
            Map<String, List<Session>> open, int watermark, OutputMode mode, boolean isKeyed) {
        List<Row> rows = new ArrayList<>();
        open.forEach((key, sessions) -> {
            List<Session> merged = merged(sessions);
            sessions.clear();
            for (Session session : merged) {
                boolean isClosed = session.end <= watermark;
                if (mode == OutputMode.COMPLETE || isClosed) {
                    rows.add(row(key, session, isKeyed));
                }
                if (mode == OutputMode.COMPLETE || !isClosed) {
                    sessions.add(session);
                }
            }
        });
        return rows;
    }

    private static List<Session> merged(List<Session> sessions) {
        List<Session> merged = new ArrayList<>();
        for (Session next : sessions.stream()
                .sorted(Comparator.comparingInt(Session::start))
                .toList()) {
            Session last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || next.start > last.end) {
                merged.add(next);
            } else {
                List<Long> values = new ArrayList<>(last.values);
                values.addAll(next.values);
                merged.set(merged.size() - 1, new Session(last.start, Math.max(last.end, next.end), values));
            }
        }
        return merged;
    }

    private static Row row(String key, Session session, boolean isKeyed) {
        Row window = Row.of(Instant.ofEpochSecond(session.start), Instant.ofEpochSecond(session.end));
        long count = session.values.size();
        long max = session.values.stream().mapToLong(Long::longValue).max().orElseThrow();
        return isKeyed ? Row.of(key, window, count, session.values, max) : Row.of(window, count, session.values, max);
    }
}
