package io.virta.connectors.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.connector.Options;
import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.connectors.testkit.SourceRuns;
import io.virta.connectors.testkit.TestContext;
import io.virta.row.Row;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateMicroBatchSourceTest {
    private final TestContext context = new TestContext();
    private final SourceScan scan = SourceRuns.scanAll(table(Map.of(
            "rowsPerBatch", "5", "numPartitions", "2", "startTimestamp", "1000", "advanceMillisPerBatch", "500")));

    @Test
    void everyEpochHasTheSameNumberOfRows() {
        SourceEnumerator enumerator = scan.enumerator(context.source(1, true));
        PlannedRange first = enumerator.plan(null, ReadLimit.ALL);
        PlannedRange second = enumerator.plan(first.end(), ReadLimit.ALL);
        Instant time = Instant.ofEpochMilli(1500);
        assertThat(SourceRuns.read(scan, context.source(1, true), second, 2))
                .containsExactly(
                        Row.of(time, 5L), Row.of(time, 7L), Row.of(time, 9L), Row.of(time, 6L), Row.of(time, 8L));
        assertThat(SourceRuns.read(scan, context.source(1, true), first, 100)).hasSize(5);
    }

    @Test
    void anAvailableNowRunTakesOneEpoch() {
        SourceEnumerator enumerator = scan.enumerator(context.source(1, true));
        enumerator.stopAtLatest();
        PlannedRange only = enumerator.plan("3", ReadLimit.ALL);
        assertThat(only.start()).isEqualTo("3");
        assertThat(enumerator.plan(only.end(), ReadLimit.ALL)).isNull();
    }

    @Test
    void needsTheNumberOfRows() {
        assertThatThrownBy(() -> table(Map.of())).hasMessageContaining("'rowsPerBatch'");
    }

    private SourceTable table(Map<String, String> options) {
        return new RateMicroBatchConnector().source(Options.of(options), null, true, context);
    }
}
