package io.virta.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceContext;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceReader;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.connector.Split;
import io.virta.row.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What every source promises. A subclass says how to make one and how more input comes. */
public abstract class SourceContractTest {
    /** The session in which the source is made. */
    protected final TestContext context = new TestContext();

    /** The source; the same each time it is asked for. */
    protected abstract SourceTable table() throws Exception;

    /** Makes more input available, at least one row and at least one epoch of it, all rows different from each other and from earlier ones. Called several times. */
    protected abstract void produce() throws Exception;

    /** An epoch's limit, such that what {@link #produce} makes is more than one epoch where the source has a notion of that. */
    protected ReadLimit limit() {
        return new ReadLimit(Long.MAX_VALUE, Long.MAX_VALUE, false);
    }

    @Test
    void rangesFollowEachOtherWithoutGap() throws Exception {
        SourceScan scan = SourceRuns.scanAll(table());
        try (SourceEnumerator enumerator = scan.enumerator(run())) {
            String end = null;
            for (int i = 0; i < 3; i++) {
                produce();
                for (PlannedRange range : planAll(enumerator, end)) {
                    if (end != null) {
                        assertThat(range.start()).isEqualTo(end);
                    }
                    assertThat(range.end()).isNotEqualTo(range.start());
                    end = range.end();
                }
            }
            assertThat(end).isNotNull();
        }
    }

    @Test
    void aRangeReadsTheSameAgainInPiecesOfAnySize() throws Exception {
        Assumptions.assumeTrue(table().isReplayable());
        SourceScan scan = SourceRuns.scanAll(table());
        try (SourceEnumerator enumerator = scan.enumerator(run())) {
            produce();
            List<PlannedRange> ranges = planAll(enumerator, null);
            List<Row> first = read(scan, ranges, 4096);
            assertThat(first).isNotEmpty();
            produce();
            planAll(enumerator, ranges.get(ranges.size() - 1).end());
            assertThat(read(scan, ranges, 1)).isEqualTo(first);
            assertThat(read(SourceRuns.scanAll(table()), ranges, 3)).isEqualTo(first);
        }
    }

    @Test
    void aRestoredRunGoesOnWhereTheLastOneEnded() throws Exception {
        Assumptions.assumeTrue(table().isReplayable());
        SourceScan scan = SourceRuns.scanAll(table());
        List<PlannedRange> before;
        try (SourceEnumerator enumerator = scan.enumerator(run())) {
            produce();
            before = planAll(enumerator, null);
        }
        String lastEnd = before.get(before.size() - 1).end();
        SourceScan other = SourceRuns.scanAll(table());
        try (SourceEnumerator restored = other.enumerator(run())) {
            restored.restore(lastEnd, SourceRuns.memory(before));
            produce();
            List<PlannedRange> after = planAll(restored, lastEnd);
            assertThat(after).isNotEmpty();
            assertThat(after.get(0).start()).isEqualTo(lastEnd);
            List<Row> repeated = read(other, after, 4096);
            repeated.retainAll(read(scan, before, 4096));
            assertThat(repeated).isEmpty();
        }
    }

    @Test
    void stoppingAtTheLatestEndsTheStream() throws Exception {
        SourceScan scan = SourceRuns.scanAll(table());
        try (SourceEnumerator enumerator = scan.enumerator(run())) {
            produce();
            enumerator.stopAtLatest();
            List<PlannedRange> ranges = planAll(enumerator, null);
            assertThat(ranges).isNotEmpty();
            produce();
            assertThat(enumerator.plan(ranges.get(ranges.size() - 1).end(), limit()))
                    .isNull();
        }
    }

    @Test
    void everyColumnCanBeReadAlone() throws Exception {
        Assumptions.assumeTrue(table().isReplayable());
        SourceScan whole = SourceRuns.scanAll(table());
        try (SourceEnumerator enumerator = whole.enumerator(run())) {
            produce();
            List<PlannedRange> ranges = planAll(enumerator, null);
            List<Row> rows = read(whole, ranges, 4096);
            for (int column = table().schema().size() - 1; column >= 0; column--) {
                SourceScan one = table().scan(List.of(column), List.of());
                assertThat(one.schema().field(0)).isEqualTo(table().schema().field(column));
                int index = column;
                assertThat(read(one, ranges, 2))
                        .isEqualTo(
                                rows.stream().map(row -> Row.of(row.get(index))).toList());
            }
            assertThat(read(table().scan(List.of(), List.of()), ranges, 5)).hasSameSizeAs(rows);
        }
    }

    @Test
    void chunksTellThePositionAfterThem() throws Exception {
        SourceScan scan = SourceRuns.scanAll(table());
        try (SourceEnumerator enumerator = scan.enumerator(run());
                SourceReader reader = scan.reader(run())) {
            produce();
            for (PlannedRange range : planAll(enumerator, null)) {
                for (Split split : range.splits()) {
                    reader.open(split);
                    long position = split.from();
                    for (SourceReader.Chunk chunk = reader.next(2); chunk != null; chunk = reader.next(2)) {
                        assertThat(chunk.batch().rowCount()).isLessThanOrEqualTo(2);
                        assertThat(chunk.to()).isGreaterThanOrEqualTo(position).isLessThanOrEqualTo(split.to());
                        position = chunk.to();
                    }
                    assertThat(position).isEqualTo(split.to());
                }
            }
        }
    }

    /** All ranges that can be planned now, at most 20. */
    protected final List<PlannedRange> planAll(SourceEnumerator enumerator, String after) {
        List<PlannedRange> ranges = new ArrayList<>();
        String end = after;
        for (int i = 0; i < 20; i++) {
            PlannedRange range = enumerator.plan(end, limit());
            if (range == null) {
                break;
            }
            ranges.add(range);
            end = range.end();
        }
        return ranges;
    }

    /** The rows of ranges. */
    protected final List<Row> read(SourceScan scan, List<PlannedRange> ranges, int maxRows) {
        List<Row> rows = new ArrayList<>();
        for (PlannedRange range : ranges) {
            rows.addAll(SourceRuns.read(scan, run(), range, maxRows));
        }
        return rows;
    }

    private SourceContext run() {
        return context.source(2, true);
    }
}
