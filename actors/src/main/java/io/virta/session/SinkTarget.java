package io.virta.session;

import io.virta.connector.Connector;
import io.virta.connector.OptionCheck;
import io.virta.connector.Options;
import io.virta.connector.Sink;
import io.virta.connector.SinkRequest;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.planner.QueryPlan;
import io.virta.types.StructType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a query writes, by format. Immutable.
 *
 * @param options as the user gave them, without those of the query itself
 */
public record SinkTarget(String format, Map<String, String> options, List<String> partitionBy) {
    /** The option by which batch writes tell their sink what to do with what is there: append, overwrite, errorifexists or ignore. */
    private static final String SAVE_MODE = "saveMode";

    public SinkTarget {
        options = Map.copyOf(options);
        partitionBy = List.copyOf(partitionBy);
    }

    /** The place of a table's rows. */
    public static SinkTarget of(TableDefinition table) {
        return new SinkTarget(table.format(), table.options(), table.partitionedBy());
    }

    /**
     * The sink; options, schema and columns of {@code partitionBy} are checked.
     *
     * @param queryName the query's name, or its id
     * @param saveMode what a batch write does with what is there, null for a stream
     */
    public Sink open(SessionState session, QueryPlan plan, String queryName, @Nullable String saveMode) {
        Connector connector = session.connector(format);
        Options checked = OptionCheck.check(connector.format(), "sink", options, connector.sinkOptions());
        checkPartitioning(plan.outputSchema());
        boolean streaming = saveMode == null;
        if (saveMode != null) {
            Map<String, String> more = new LinkedHashMap<>(checked.asMap());
            more.put(SAVE_MODE, saveMode);
            checked = Options.of(more);
        }
        SinkRequest request =
                new SinkRequest(plan.outputSchema(), plan.mode(), partitionBy, queryName, streaming, plan.keyColumns());
        return connector.sink(checked, request, session.connectorContext());
    }

    private void checkPartitioning(StructType schema) {
        for (String column : partitionBy) {
            if (schema.fieldNames().stream().noneMatch(column::equalsIgnoreCase)) {
                throw new VirtaException(
                        ErrorCode.UNRESOLVED_COLUMN,
                        "partitionBy names the column '" + column + "', which the query does not have.",
                        "It has " + String.join(", ", schema.fieldNames()) + ".");
            }
        }
    }
}
