package io.virta.connectors.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.connector.Options;
import io.virta.connector.OutputMode;
import io.virta.connector.ReadLimit;
import io.virta.connector.Sink;
import io.virta.connector.Sink.SinkContext;
import io.virta.connector.SinkRequest;
import io.virta.connector.SinkWriter;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.connector.memory.MemoryTables;
import io.virta.connectors.testkit.SinkContractTest;
import io.virta.connectors.testkit.SourceRuns;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemorySinkTest extends SinkContractTest {
    private static final Options NONE = Options.of(Map.of());

    @Override
    protected Sink sink() {
        return new MemoryConnector().sink(NONE, request(), context);
    }

    @Override
    protected List<Row> published() {
        return context.sessionResource(MemoryTables.class, MemoryTables::new)
                .table("query")
                .rows();
    }

    @Test
    void completeModeShowsTheLastEpoch() {
        SinkRequest complete = new SinkRequest(SCHEMA, OutputMode.COMPLETE, List.of(), "query", true, List.of());
        Sink sink = new MemoryConnector().sink(NONE, complete, context);
        try (SinkWriter writer = sink.writer(new SinkContext("id", "sink", 0, 1, ZoneOffset.UTC))) {
            for (long epoch = 0; epoch < 3; epoch++) {
                writer.begin(epoch, 0);
                writer.write(RowConverter.toBatch(List.of(Row.of("a", epoch)), SCHEMA));
                writer.commit(epoch, writer.prepare());
            }
        }
        assertThat(published()).containsExactly(Row.of("a", 2L));
    }

    @Test
    void theTableIsReadByTheNameOfItsQuery() {
        try (SinkWriter writer = sink().writer(new SinkContext("id", "sink", 0, 1, ZoneOffset.UTC))) {
            writer.begin(0, 0);
            writer.write(RowConverter.toBatch(List.of(Row.of("a", 7L)), SCHEMA));
            writer.commit(0, writer.prepare());
        }
        SourceTable table =
                new MemoryConnector().source(Options.of(Map.of("queryName", "QUERY")), null, false, context);
        SourceScan scan = SourceRuns.scanAll(table);
        assertThat(SourceRuns.read(
                        scan,
                        context.source(1, false),
                        scan.enumerator(context.source(1, false)).plan(null, ReadLimit.ALL),
                        10))
                .containsExactly(Row.of("a", 7L));
        assertThatThrownBy(() ->
                        new MemoryConnector().source(Options.of(Map.of("queryName", "other")), null, false, context))
                .hasMessageContaining("'other'")
                .hasMessageContaining("query");
    }

    @Test
    void aNewQueryOfTheSameNameBeginsAnew() {
        for (String id : List.of("first", "second")) {
            try (SinkWriter writer = sink().writer(new SinkContext(id, "sink", 0, 1, ZoneOffset.UTC))) {
                writer.begin(0, 0);
                writer.write(RowConverter.toBatch(List.of(Row.of(id, 1L)), SCHEMA));
                writer.commit(0, writer.prepare());
            }
        }
        assertThat(published()).containsExactly(Row.of("second", 1L));
    }
}
