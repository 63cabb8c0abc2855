package io.virta.connectors.nexmark;

import com.google.auto.service.AutoService;
import io.virta.connector.Connector;
import io.virta.connector.ConnectorContext;
import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import io.virta.connector.SourceTable;
import io.virta.connectors.nexmark.Events.Kind;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.types.StructType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Generated persons, auctions and bids: a table for each kind, or one with all. The same options always make the same rows. */
@AutoService(Connector.class)
public final class NexmarkConnector implements Connector {
    private static final String START = "2024-03-01T00:00:00Z";

    @Override
    public String format() {
        return "nexmark";
    }

    @Override
    public List<OptionSpec> sourceOptions() {
        return List.of(
                new OptionSpec(
                        "table",
                        "person, auction or bid; without it one table with event_type (0, 1 or 2), a struct for each and dateTime."),
                new OptionSpec("events", "How many events there are, of all kinds; without it they never end."),
                new OptionSpec(
                        "eventsPerSecond",
                        "0",
                        "How many come each second, of all kinds; 0 for as fast as they are read."),
                new OptionSpec("maxEventsPerTrigger", "0", "How many an epoch takes at most; 0 for no limit."),
                new OptionSpec("personProportion", "1", "How many of each round of events are persons."),
                new OptionSpec("auctionProportion", "3", "How many of each round of events are auctions."),
                new OptionSpec("bidProportion", "46", "How many of each round of events are bids."),
                new OptionSpec("startTime", START, "The time of the first event, such as " + START + "."),
                new OptionSpec("intervalMicros", "100000", "Microseconds from one event's time to the next's."),
                new OptionSpec("seed", "0", "Another seed makes other rows."));
    }

    @Override
    public SourceTable source(
            Options options, @Nullable StructType schema, boolean streaming, ConnectorContext context) {
        if (schema != null) {
            throw new VirtaException(
                    ErrorCode.INVALID_SCHEMA, "Format 'nexmark' has schemas of its own.", "Leave the columns out.");
        }
        int persons = proportion(options, "personProportion", 1);
        int auctions = proportion(options, "auctionProportion", 3);
        int total = persons + auctions + proportion(options, "bidProportion", 46);
        if (total == 0) {
            throw Options.invalid("bidProportion", "0", "1 or more, since the other proportions are 0");
        }
        Events events = new Events(
                options.number("seed", 0, Long.MIN_VALUE, Long.MAX_VALUE),
                persons,
                auctions,
                total,
                startMicros(options.get("startTime", START)),
                options.number("intervalMicros", 100_000, 0, 1_000_000_000_000L));
        NexmarkSettings settings = new NexmarkSettings(
                events,
                options.number("events", Long.MAX_VALUE, 0, Long.MAX_VALUE),
                options.number("eventsPerSecond", 0, 0, 1_000_000_000),
                options.number("maxEventsPerTrigger", 0, 0, Long.MAX_VALUE));
        return new NexmarkTable(settings, kind(options.get("table")));
    }

    private static int proportion(Options options, String name, int usual) {
        return (int) options.number(name, usual, 0, 1_000_000);
    }

    private static long startMicros(String text) {
        try {
            return 1000 * Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException e) {
            throw Options.invalid("startTime", text, "a time such as " + START);
        }
    }

    private static @Nullable Kind kind(@Nullable String table) {
        if (table == null) {
            return null;
        }
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(table.toUpperCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw Options.invalid("table", table, "person, auction or bid");
    }
}
