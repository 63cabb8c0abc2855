package io.virta.loadtests.bench;

import com.google.auto.service.AutoService;
import io.virta.connector.Connector;
import io.virta.connector.ConnectorContext;
import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import io.virta.connector.SourceTable;
import io.virta.types.StructType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Format {@code numbers}: {@code rows} numbers from 0 on, {@code step} apart, with a time of as many milliseconds, then one row of value -1 an hour later, which closes all windows. */
@AutoService(Connector.class)
public final class NumbersConnector implements Connector {
    @Override
    public String format() {
        return "numbers";
    }

    @Override
    public List<OptionSpec> sourceOptions() {
        return List.of(
                new OptionSpec("rows", "How many numbers."),
                new OptionSpec("step", "From one to the next, by default 1."));
    }

    @Override
    public boolean streamsOnly() {
        return true;
    }

    @Override
    public SourceTable source(
            Options options, @Nullable StructType schema, boolean streaming, ConnectorContext context) {
        long step = options.number("step", 1, 1, 1000);
        return new NumbersTable(options.number("rows", 0, 0, Long.MAX_VALUE / 1_000_000 - 3_600_000), step);
    }
}
