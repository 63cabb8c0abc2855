package io.virta.app.demo;

import com.google.auto.service.AutoService;
import io.virta.connector.Connector;
import io.virta.connector.ConnectorContext;
import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import io.virta.connector.SourceTable;
import io.virta.types.StructType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Format {@code clicks}: an endless stream of clicks on a web shop, at a rate, the same rows for the same positions. */
@AutoService(Connector.class)
public final class ClickConnector implements Connector {
    @Override
    public String format() {
        return "clicks";
    }

    @Override
    public List<OptionSpec> sourceOptions() {
        return List.of(
                new OptionSpec("clicksPerSecond", "100000", "How many clicks happen in a second, 1 to 100000000."),
                new OptionSpec(
                        "latePerMille", "2", "How many of a thousand clicks come 12 to 20 seconds late, 0 to 1000."));
    }

    @Override
    public boolean streamsOnly() {
        return true;
    }

    @Override
    public SourceTable source(
            Options options, @Nullable StructType schema, boolean streaming, ConnectorContext context) {
        return new ClickTable(options.number("clicksPerSecond", 100_000, 1, 100_000_000), (int)
                options.number("latePerMille", 2, 0, 1000));
    }
}
