package io.virta.session;

import io.virta.analysis.Relations;
import io.virta.connector.Connector;
import io.virta.connector.ConnectorContext;
import io.virta.connector.OptionCheck;
import io.virta.connector.SourceTable;
import io.virta.plan.LogicalPlan;
import io.virta.row.Row;
import io.virta.types.StructType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Opens sources by format: finds the connector, checks the options' names and lets it check the rest. Safe for several threads. */
public final class Sources {
    /** How many columns one analysis may number. */
    private static final long RANGE = 1 << 20;

    private final AtomicLong lastRange = new AtomicLong();
    private final Connectors connectors;
    private final ConnectorContext context;

    Sources(Connectors connectors, ConnectorContext context) {
        this.connectors = connectors;
        this.context = context;
    }

    /**
     * A scan of all columns of a source.
     *
     * @param schema the user's, or null
     * @param streaming read as a stream, else as it is now
     */
    public LogicalPlan open(
            String format, Map<String, String> options, @Nullable StructType schema, boolean streaming) {
        Connector connector = connectors.find(format);
        SourceTable table = connector.source(
                OptionCheck.check(connector.format(), "source", options, connector.sourceOptions()),
                schema,
                streaming,
                context);
        return scan(table, streaming);
    }

    /** A scan of all columns of a table. */
    public LogicalPlan scan(SourceTable table, boolean streaming) {
        return Relations.scan(table, streaming, newColumns());
    }

    /** Rows given literally. */
    public LogicalPlan rows(StructType schema, List<Row> rows) {
        return Relations.rows(schema, rows, newColumns());
    }

    /** Below a range of column numbers that nobody else in the session has. */
    long newColumns() {
        return lastRange.getAndAdd(RANGE);
    }

    /** A scan of a table by its definition; as a stream also where the connector makes nothing else. */
    LogicalPlan open(TableDefinition table, boolean streaming) {
        boolean asStream = streaming || connectors.find(table.format()).streamsOnly();
        return open(table.format(), table.options(), table.schema(), asStream);
    }
}
