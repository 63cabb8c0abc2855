package io.virta.connectors.console;

import com.google.auto.service.AutoService;
import io.virta.connector.Connector;
import io.virta.connector.ConnectorContext;
import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import io.virta.connector.Sink;
import io.virta.connector.SinkRequest;
import io.virta.connector.SinkWriter;
import io.virta.format.json.JsonEncoder;
import io.virta.format.json.JsonOptions;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Prints results. A crash may print an epoch again. */
@AutoService(Connector.class)
public final class ConsoleConnector implements Connector {
    private static final int DEFAULT_CELL_WIDTH = 20;

    private final Supplier<PrintStream> out;

    /** A console on standard output. */
    public ConsoleConnector() {
        this(() -> System.out);
    }

    ConsoleConnector(Supplier<PrintStream> out) {
        this.out = out;
    }

    @Override
    public String format() {
        return "console";
    }

    @Override
    public List<OptionSpec> sinkOptions() {
        return List.of(
                new OptionSpec("numRows", "20", "Rows of an epoch to show at most; not for JSON, which shows all."),
                new OptionSpec("truncate", "true", "Whether to cut cells to 20 characters, or to how many."),
                new OptionSpec("format", "table", "'table', or 'json' for one object a row and nothing else."));
    }

    @Override
    public Sink sink(Options options, SinkRequest request, ConnectorContext context) {
        String form = options.get("format", "table").trim().toLowerCase(Locale.ROOT);
        int rows = (int) options.number("numRows", 20, 0, Integer.MAX_VALUE - 1);
        int cellWidth = cellWidth(options);
        return switch (form) {
            case "table" ->
                new ConsoleSink(
                        request, sink -> new TableWriter(request.schema(), rows, cellWidth, sink.zone(), out.get()));
            case "json" -> {
                JsonOptions json = JsonOptions.of(Options.of(Map.of()), context.zone());
                new JsonEncoder(request.schema(), json);
                yield new ConsoleSink(request, sink -> new JsonLinesWriter(request.schema(), json, out.get()));
            }
            default -> throw Options.invalid("format", form, "'table' or 'json'");
        };
    }

    private static int cellWidth(Options options) {
        String truncate = options.get("truncate", "true").trim().toLowerCase(Locale.ROOT);
        return switch (truncate) {
            case "true" -> DEFAULT_CELL_WIDTH;
            case "false" -> 0;
            default -> (int) options.number("truncate", DEFAULT_CELL_WIDTH, 0, Integer.MAX_VALUE);
        };
    }

    /** Makes the writer of a run. */
    @FunctionalInterface
    private interface Writers {
        SinkWriter writer(Sink.SinkContext context);
    }

    private record ConsoleSink(SinkRequest request, Writers writers) implements Sink {
        @Override
        public String description() {
            return "ConsoleSink";
        }

        @Override
        public Guarantee guarantee() {
            return Guarantee.AT_LEAST_ONCE;
        }

        @Override
        public boolean singleWriter() {
            return true;
        }

        @Override
        public SinkWriter writer(SinkContext context) {
            return writers.writer(context);
        }
    }
}
