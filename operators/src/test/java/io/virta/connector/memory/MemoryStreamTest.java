package io.virta.connector.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceContext;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceReader;
import io.virta.connector.SourceScan;
import io.virta.connector.Split;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryStreamTest {
    private static final SourceContext CONTEXT = new SourceContext(Clock.systemUTC(), ZoneOffset.UTC, 1, true);
    private static final ReadLimit UNLIMITED = new ReadLimit(Long.MAX_VALUE, Long.MAX_VALUE, false);

    private final MemoryStream stream = new MemoryStream(
            "words", new StructType().add("word", AtomicType.STRING).add("n", AtomicType.INT));
    private final SourceScan scan = stream.scan(List.of(1, 0), List.of());
    private final SourceEnumerator enumerator = scan.enumerator(CONTEXT);

    @Test
    void oneAddIsOneEpochAndReplays() {
        stream.add(Row.of("a", 1), Row.of("b", 2));
        stream.add(Row.of("c", 3));
        PlannedRange first = enumerator.plan(null, UNLIMITED);
        PlannedRange second = enumerator.plan(first.end(), UNLIMITED);
        assertThat(read(first)).containsExactly(Row.of(1, "a"), Row.of(2, "b"));
        assertThat(read(second)).containsExactly(Row.of(3, "c"));
        assertThat(enumerator.plan(second.end(), UNLIMITED)).isNull();
        assertThat(read(first)).containsExactly(Row.of(1, "a"), Row.of(2, "b"));
    }

    @Test
    void anAddWithoutRowsIsAnEpochWithoutSplits() {
        stream.add();
        assertThat(enumerator.plan(null, UNLIMITED).splits()).isEmpty();
    }

    @Test
    void takesEverythingWhereLimitsAreIgnored() {
        stream.add(Row.of("a", 1));
        stream.add(Row.of("b", 2));
        assertThat(read(enumerator.plan(null, ReadLimit.ALL))).hasSize(2);
    }

    @Test
    void stopsAtWhatWasThere() {
        stream.add(Row.of("a", 1));
        enumerator.stopAtLatest();
        stream.add(Row.of("b", 2));
        PlannedRange only = enumerator.plan(null, UNLIMITED);
        assertThat(enumerator.plan(only.end(), UNLIMITED)).isNull();
    }

    private List<Row> read(PlannedRange range) {
        List<Row> rows = new ArrayList<>();
        try (SourceReader reader = scan.reader(CONTEXT)) {
            for (Split split : range.splits()) {
                reader.open(split);
                for (SourceReader.Chunk chunk = reader.next(1); chunk != null; chunk = reader.next(1)) {
                    rows.addAll(RowConverter.toRows(chunk.batch(), scan.schema()));
                }
            }
        }
        return rows;
    }
}
