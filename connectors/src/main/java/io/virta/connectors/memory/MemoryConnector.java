package io.virta.connectors.memory;

import com.google.auto.service.AutoService;
import io.virta.connector.Connector;
import io.virta.connector.ConnectorContext;
import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import io.virta.connector.Sink;
import io.virta.connector.SinkRequest;
import io.virta.connector.SourceTable;
import io.virta.connector.memory.MemoryStream;
import io.virta.connector.memory.MemoryTable;
import io.virta.connector.memory.MemoryTables;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.RowConverter;
import io.virta.types.StructType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results in memory, for tests and for applications that read them. The table lives as long as the session. */
@AutoService(Connector.class)
public final class MemoryConnector implements Connector {
    @Override
    public String format() {
        return "memory";
    }

    @Override
    public List<OptionSpec> sourceOptions() {
        return List.of(new OptionSpec("queryName", "Name of the query whose memory table is read."));
    }

    @Override
    public List<OptionSpec> sinkOptions() {
        return List.of(new OptionSpec("queryName", "Name of the table, which is that of the query."));
    }

    @Override
    public SourceTable source(
            Options options, @Nullable StructType schema, boolean streaming, ConnectorContext context) {
        if (streaming) {
            throw new VirtaException(
                    ErrorCode.UNSUPPORTED_STREAMING_OPERATION,
                    "A memory table cannot be read as a stream.",
                    "Read it as a static table, or build a stream of a MemoryStream.");
        }
        String name = options.required("queryName", format());
        MemoryTable table = tables(context).table(name);
        MemoryStream rows = new MemoryStream(name, table.schema());
        rows.addBatch(RowConverter.toBatch(table.rows(), table.schema()));
        return rows;
    }

    @Override
    public Sink sink(Options options, SinkRequest request, ConnectorContext context) {
        MemoryTable table = tables(context).open(request.queryName(), request.schema(), request.mode());
        return new MemorySink(request.queryName(), table);
    }

    private static MemoryTables tables(ConnectorContext context) {
        return context.sessionResource(MemoryTables.class, MemoryTables::new);
    }
}
