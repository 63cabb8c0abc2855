package io.virta.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What tests of joins do not show: memory, and how rows are found that have expired. */
class RowTableTest {
    private static final int KEY_GROUPS = 8;
    private static final StateTableSpec SPEC = StateTableSpec.rows(
            "rows", new StructType().add("k", AtomicType.BIGINT).add("v", AtomicType.BIGINT), List.of(0));

    private final FakeOverflowStore store = new FakeOverflowStore();

    @Test
    void restoresWithinItsBudget() {
        RowTable whole = table(null);
        for (int from = 0; from < 100_000; from += 1000) {
            add(whole, LongStream.range(from, from + 1000).toArray(), 1_000_000L * from);
        }
        List<StateSection> sections = whole.freeze("s", 0);
        mark(whole, LongStream.range(0, 100_000).filter(key -> key % 3 == 0).toArray());
        sections = new ArrayList<>(sections);
        sections.addAll(whole.freeze("s", 1));
        long budget = 500_000;
        assertThat(whole.retainedBytes()).isGreaterThan(8 * budget);

        RowTable restored = table(budget);
        for (StateSection section : sections) {
            restored.restore(section);
            assertThat(restored.retainedBytes()).isLessThan(2 * budget);
        }
        assertThat(restored.size()).isEqualTo(100_000);
        assertThat(restored.spilledSize()).isGreaterThan(90_000);
        assertThat(matched(restored)).isEqualTo(matched(whole)).isEqualTo(33_334);
    }

    @Test
    void rowsThatHaveExpiredAreFoundWithoutALookAtTheOthers() {
        RowTable table = table(1L);
        for (int second = 0; second < 40; second++) {
            add(table, LongStream.range(1000L * second, 1000L * second + 1000).toArray(), 1_000_000L * second);
        }
        table.freeze("s", 0);
        assertThat(table.spilledSize()).isEqualTo(40_000);
        long before = store.scanned;
        assertThat(expire(table, 2_000_000)).isEqualTo(3000);
        assertThat(store.scanned - before).isLessThan(3 * Batch.DEFAULT_ROWS);
        before = store.scanned;
        assertThat(expire(table, 2_999_999)).isZero();
        assertThat(store.scanned).isEqualTo(before);
        assertThat(expire(table, 39_000_000)).isEqualTo(37_000);
        assertThat(table.size()).isZero();
        assertThat(store.size()).isZero();
    }

    @Test
    void keysThatWereNeverSpilledCostNoLookIntoTheStore() {
        RowTable table = table(1L);
        add(table, LongStream.range(0, 10_000).toArray(), StateTableSpec.NEVER);
        table.freeze("s", 0);
        long before = store.scanned;
        assertThat(candidates(table, LongStream.range(20_000, 20_100).toArray()))
                .isZero();
        assertThat(store.scanned - before).isLessThan(10);
        assertThat(candidates(table, LongStream.range(9_990, 20_000).toArray())).isEqualTo(10);
    }

    @Test
    void rowsThatExpireFarApartShareBlocks() {
        RowTable table = table(null);
        int rows = 5000;
        for (int i = 0; i < rows; i++) {
            add(table, new long[] {i}, 3_600_000_000L * i);
        }
        table.freeze("s", 0);
        assertThat(table.retainedBytes()).isLessThan(8_000_000);
        for (int i = 0; i < rows; i++) {
            assertThat(expire(table, 3_600_000_000L * i - 1)).isZero();
            assertThat(expire(table, 3_600_000_000L * i)).isEqualTo(1);
        }
    }

    @Test
    void numbersOfRowsThatHaveExpiredAreNotGivenAgain() {
        RowTable table = table(null);
        long[] keys = LongStream.range(0, 100)
                .boxed()
                .sorted(Comparator.comparing(key -> KeyHash.keyGroup(KeyHash.ofLong(key), KEY_GROUPS)))
                .mapToLong(key -> key)
                .toArray();
        add(table, keys, 1_000_000);
        List<StateSection> log = new ArrayList<>(table.freeze("s", 0));
        expire(table, 1_000_000);
        log.addAll(table.freeze("s", 1));
        // One key group after the other: most rows are known to have expired before they are read.
        log.sort(Comparator.comparing(StateSection::keyGroup));
        RowTable next = table(null);
        log.forEach(next::restore);
        assertThat(next.size()).isZero();
        add(next, IntStream.range(0, 100).mapToLong(i -> keys[99 - i]).toArray(), 2_000_000);
        log.addAll(next.freeze("s", 2));
        RowTable last = table(null);
        log.forEach(last::restore);
        assertThat(last.size()).isEqualTo(100);
    }

    @Test
    void slotsAreUsedAgain() {
        RowTable table = table(null);
        for (int epoch = 0; epoch < 200; epoch++) {
            add(table, LongStream.range(0, 1000).toArray(), 1_000_000L * epoch + 500_000);
            assertThat(expire(table, 1_000_000L * (epoch - 2))).isEqualTo(epoch < 3 ? 0 : 1000);
            table.freeze("s", epoch);
        }
        assertThat(table.size()).isEqualTo(3000);
        assertThat(table.retainedBytes()).isLessThan(1_000_000);
    }

    private RowTable table(@Nullable Long budget) {
        return new RowTable(SPEC, KEY_GROUPS, budget == null ? null : new OverflowSettings(store, 3, budget));
    }

    private static void add(RowTable table, long[] keys, long expiry) {
        long[] expiries = new long[keys.length];
        Arrays.fill(expiries, expiry);
        Column column = new LongColumn(keys, null);
        table.add(Batch.of(keys.length, column, column), hashes(keys), new boolean[keys.length], expiries);
    }

    private static long[] hashes(long[] keys) {
        return Arrays.stream(keys).map(KeyHash::ofLong).toArray();
    }

    private static long expire(RowTable table, long watermark) {
        long total = 0;
        int count;
        do {
            count = table.removeExpired(watermark, null);
            total += count;
        } while (count > 0);
        return total;
    }

    private static void mark(RowTable table, long[] keys) {
        visit(table, keys, HeldRows::mark);
    }

    private static long candidates(RowTable table, long[] keys) {
        long[] total = {0};
        visit(table, keys, (held, rows, count) -> total[0] += count);
        return total[0];
    }

    /** How many rows are marked, all of which expire. */
    private static long matched(RowTable table) {
        long[] total = {0};
        int count;
        do {
            count = table.removeExpired(StateTableSpec.NEVER, (held, rows, expired) -> {
                for (int i = 0; i < expired; i++) {
                    total[0] += held.isMatched(rows[i]) ? 1 : 0;
                }
            });
        } while (count > 0);
        return total[0];
    }

    private static void visit(RowTable table, long[] keys, RowTable.Departures visitor) {
        boolean[] matchable = new boolean[keys.length];
        Arrays.fill(matchable, true);
        int[] probing = new int[64];
        int[] rows = new int[64];
        RowProbe probe = table.probe(hashes(keys), matchable, keys.length);
        for (int count = probe.next(probing, rows); count > 0; count = probe.next(probing, rows)) {
            visitor.leaving(probe.rows(), rows, count);
        }
    }
}
