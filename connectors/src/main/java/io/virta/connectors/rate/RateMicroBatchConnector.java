package io.virta.connectors.rate;

import com.google.auto.service.AutoService;
import io.virta.connector.Connector;
import io.virta.connector.ConnectorContext;
import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import io.virta.connector.SourceTable;
import io.virta.types.StructType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same number of rows in each epoch, however long it takes, with a timestamp that advances by a fixed time an epoch. Never ends; an available-now run takes one epoch. */
@AutoService(Connector.class)
public final class RateMicroBatchConnector implements Connector {
    @Override
    public String format() {
        return "rate-micro-batch";
    }

    @Override
    public boolean streamsOnly() {
        return true;
    }

    @Override
    public List<OptionSpec> sourceOptions() {
        return List.of(
                new OptionSpec("rowsPerBatch", "Rows an epoch, 1 and up."),
                new OptionSpec("numPartitions", "In how many splits they are read; as many as readers by default."),
                new OptionSpec("startTimestamp", "0", "Timestamp of the first epoch, in milliseconds since 1970."),
                new OptionSpec(
                        "advanceMillisPerBatch", "1000", "Milliseconds from one epoch's timestamp to the next."));
    }

    @Override
    public SourceTable source(
            Options options, @Nullable StructType schema, boolean streaming, ConnectorContext context) {
        GeneratedTable.check(format(), schema, streaming);
        options.required("rowsPerBatch", format());
        RateMicroBatchScan.Settings settings = new RateMicroBatchScan.Settings(
                options.number("rowsPerBatch", 1, 1, Long.MAX_VALUE / 1_000_000),
                (int) options.number("numPartitions", 0, 1, 1 << 16),
                options.number("startTimestamp", 0, 0, Long.MAX_VALUE / 1_000_000),
                options.number("advanceMillisPerBatch", 1000, 0, Long.MAX_VALUE / 1_000_000));
        return new GeneratedTable(
                "RateMicroBatchSource[rowsPerBatch=" + settings.rowsPerBatch() + "]",
                format() + settings,
                columns -> new RateMicroBatchScan(settings, columns));
    }
}
