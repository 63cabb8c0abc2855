package io.virta.connectors.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.batch.Batch;
import io.virta.connector.ContinuousScan;
import io.virta.connector.ContinuousScan.ContinuousReader;
import io.virta.connector.Options;
import io.virta.connector.PlannedRange;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.connectors.testkit.SourceContractTest;
import io.virta.connectors.testkit.SourceRuns;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.types.StructType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateSourceTest extends SourceContractTest {
    @Override
    protected SourceTable table() {
        return rate(Map.of("rowsPerSecond", "5"));
    }

    @Override
    protected void produce() {
        context.advanceMillis(2000);
    }

    @Test
    void rangesCoverSecondsSinceTheStart() {
        SourceScan scan = SourceRuns.scanAll(rate(Map.of("rowsPerSecond", "2", "numPartitions", "3")));
        var enumerator = scan.enumerator(context.source(1, true));
        assertThat(enumerator.plan(null, limit())).isNull();
        context.advanceMillis(2500);
        PlannedRange range = enumerator.plan(null, limit());
        assertThat(range.splits()).hasSize(3);
        assertThat(SourceRuns.read(scan, context.source(1, true), range, 10))
                .containsExactly(
                        Row.of(Instant.parse("2024-01-01T00:00:00Z"), 0L),
                        Row.of(Instant.parse("2024-01-01T00:00:00.500Z"), 1L),
                        Row.of(Instant.parse("2024-01-01T00:00:01Z"), 2L),
                        Row.of(Instant.parse("2024-01-01T00:00:01.500Z"), 3L));
    }

    @Test
    void rampsUpInEqualSteps() {
        RateSettings settings = new RateSettings(10, 4, 0);
        assertThat(List.of(1L, 2L, 3L, 4L, 5L, 6L).stream().map(settings::rowsInFirst))
                .containsExactly(2L, 6L, 12L, 20L, 30L, 40L);
        assertThat(rate(Map.of("rampUpTime", "5m")).identity()).contains("300");
    }

    @Test
    void continuousReadersShareTheValues() {
        ContinuousScan scan = (ContinuousScan) SourceRuns.scanAll(rate(Map.of("rowsPerSecond", "4")));
        ContinuousReader reader = scan.continuousReader(context.source(2, true), 1, null);
        assertThat(reader.poll(10, 0)).isNull();
        context.advanceMillis(1000);
        Batch batch = reader.poll(10, 0);
        assertThat(values(batch, scan.schema())).containsExactly(1L, 3L);
        ContinuousReader later = scan.continuousReader(context.source(2, true), 1, reader.position());
        context.advanceMillis(500);
        assertThat(values(later.poll(10, 0), scan.schema())).containsExactly(5L);
    }

    @Test
    void refusesWrongOptionsAndSchemas() {
        assertThatThrownBy(() -> rate(Map.of("rowsPerSecond", "0"))).hasMessageContaining("'rowsPerSecond'");
        assertThatThrownBy(() -> rate(Map.of("rampUpTime", "soon"))).hasMessageContaining("duration");
        assertThatThrownBy(() -> new RateConnector().source(Options.of(Map.of()), new StructType(), true, context))
                .hasMessageContaining("schema of its own");
        assertThatThrownBy(() -> new RateConnector().source(Options.of(Map.of()), null, false, context))
                .hasMessageContaining("readStream");
    }

    private static List<Object> values(Batch batch, StructType schema) {
        return RowConverter.toRows(batch, schema).stream()
                .map(row -> row.get(1))
                .toList();
    }

    private SourceTable rate(Map<String, String> options) {
        return new RateConnector().source(Options.of(options), null, true, context);
    }
}
