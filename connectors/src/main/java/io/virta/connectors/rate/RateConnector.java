package io.virta.connectors.rate;

import com.google.auto.service.AutoService;
import io.virta.connector.Connector;
import io.virta.connector.ConnectorContext;
import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import io.virta.connector.SourceTable;
import io.virta.expression.IntervalText;
import io.virta.expression.IntervalValue;
import io.virta.types.StructType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows at a steady rate of wall-clock time, whole seconds at a time; in continuous mode each when it is due. */
@AutoService(Connector.class)
public final class RateConnector implements Connector {
    @Override
    public String format() {
        return "rate";
    }

    @Override
    public boolean streamsOnly() {
        return true;
    }

    @Override
    public List<OptionSpec> sourceOptions() {
        return List.of(
                new OptionSpec("rowsPerSecond", "1", "Rows a second, 1 and up."),
                new OptionSpec("rampUpTime", "0s", "How long the rate takes to grow to its full value, such as 30s."),
                new OptionSpec(
                        "numPartitions",
                        "In how many splits an epoch's rows are read; as many as readers by default."));
    }

    @Override
    public SourceTable source(
            Options options, @Nullable StructType schema, boolean streaming, ConnectorContext context) {
        GeneratedTable.check(format(), schema, streaming);
        RateSettings settings = new RateSettings(
                options.number("rowsPerSecond", 1, 1, Long.MAX_VALUE / 1_000_000),
                rampUpSeconds(options.get("rampUpTime", "0s")),
                (int) options.number("numPartitions", 0, 1, 1 << 16));
        String text = settings.toString();
        return new GeneratedTable(
                "RateSource[rowsPerSecond=" + settings.rowsPerSecond() + "]",
                format() + text,
                columns -> new RateScan(settings, columns));
    }

    private static long rampUpSeconds(String text) {
        String spaced = text.replaceAll("(?<=\\d)(?=[a-zA-Z])", " ");
        IntervalValue interval = IntervalText.tryParse(spaced.replaceAll("\\bs\\b", "seconds")
                .replaceAll("\\b(m|min)\\b", "minutes")
                .replaceAll("\\bh\\b", "hours"));
        if (interval == null || interval.months() != 0 || interval.fixedMicros() < 0) {
            throw Options.invalid("rampUpTime", text, "a duration such as 30s or 5 minutes");
        }
        return interval.fixedMicros() / 1_000_000;
    }
}
