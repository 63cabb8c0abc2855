package io.virta.connectors.nexmark;

import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.connectors.nexmark.Events.Kind;
import io.virta.types.AtomicType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of each kind of event: names and types are those of the Nexmark suite. */
final class EventColumns {
    private static final byte[][] CHANNELS = pieces("Google", "Facebook", "Baidu", "Apple", "channel-1", "channel-2");
    private static final byte[][] STATES = pieces("or", "id", "ca", "wa", "az");
    private static final byte[] PERSON = TextColumn.piece("person ");
    private static final byte[] ITEM = TextColumn.piece("item ");
    private static final byte[] MAIL = TextColumn.piece("@virta.io");
    private static final byte[] CARD = TextColumn.piece("0000 ");
    private static final byte[] CITY = TextColumn.piece("city of ");
    private static final byte[] URL = TextColumn.piece("https://www.virta.io/");
    private static final byte[] SLASH = TextColumn.piece("/");
    private static final byte[] PAGE = TextColumn.piece("/item.htm?query=1");
    private static final byte[] CHANNEL_ID = TextColumn.piece("&channel_id=");

    private static final List<EventColumn> OF_PERSONS = List.of(
            number("id", (events, event) -> events.before(Kind.PERSON, event)),
            text("name", (events, event, out) -> out.add(PERSON).add(events.before(Kind.PERSON, event))),
            text(
                    "emailAddress",
                    (events, event, out) ->
                            out.add(events.before(Kind.PERSON, event)).add(MAIL)),
            text("creditCard", (events, event, out) -> out.add(CARD).add(events.before(Kind.PERSON, event))),
            text("city", (events, event, out) -> out.add(CITY).add(some(STATES, events, event, 1))),
            text("state", (events, event, out) -> out.add(some(STATES, events, event, 1))),
            time("dateTime", Events::timeMicros),
            text("extra", (events, event, out) -> out.addWord(events.bits(event, 2))));

    private static final List<EventColumn> OF_AUCTIONS = List.of(
            number("id", (events, event) -> events.before(Kind.AUCTION, event)),
            text("itemName", (events, event, out) -> out.add(ITEM).add(events.before(Kind.AUCTION, event))),
            text("description", (events, event, out) -> out.addWord(events.bits(event, 1))),
            number("initialBid", (events, event) -> events.price(event, 2)),
            number("reserve", (events, event) -> 2 * events.price(event, 2)),
            time("dateTime", Events::timeMicros),
            time(
                    "expires",
                    (events, event) -> events.timeMicros(event) + 1_000_000L * (1 + events.random(event, 3, 30))),
            number("seller", (events, event) -> events.somePerson(event, 4)),
            number("category", (events, event) -> 10 + events.random(event, 5, 5)),
            text("extra", (events, event, out) -> out.addWord(events.bits(event, 6))));

    private static final List<EventColumn> OF_BIDS = List.of(
            number("auction", (events, event) -> events.popularAuction(event, 1)),
            number("bidder", (events, event) -> events.somePerson(event, 2)),
            number("price", (events, event) -> events.price(event, 3)),
            text("channel", (events, event, out) -> out.add(some(CHANNELS, events, event, 4))),
            text("url", EventColumns::url),
            time("dateTime", Events::timeMicros),
            text("extra", (events, event, out) -> out.addWord(events.bits(event, 8))));

    private EventColumns() {}

    /** The columns of the events of a kind. */
    static List<EventColumn> of(Kind kind) {
        return switch (kind) {
            case PERSON -> OF_PERSONS;
            case AUCTION -> OF_AUCTIONS;
            case BID -> OF_BIDS;
        };
    }

    /** Their names and types. */
    static StructType schema(Kind kind) {
        return new StructType(of(kind).stream()
                .map(column -> new StructField(column.name(), column.type()))
                .toList());
    }

    private static byte[][] pieces(String... texts) {
        byte[][] pieces = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            pieces[i] = TextColumn.piece(texts[i]);
        }
        return pieces;
    }

    private static byte[] some(byte[][] pieces, Events events, long event, int salt) {
        return pieces[events.random(event, salt, pieces.length)];
    }

    private static void url(Events events, long event, TextColumn out) {
        out.add(URL)
                .addWord(events.bits(event, 5))
                .add(SLASH)
                .addWord(events.bits(event, 6))
                .add(PAGE);
        if (events.random(event, 7, 2) == 0) {
            out.add(CHANNEL_ID).add(events.random(event, 9, 1000));
        }
    }

    private static EventColumn number(String name, EventNumber number) {
        return new EventColumn(name, AtomicType.BIGINT, number, null);
    }

    private static EventColumn time(String name, EventNumber micros) {
        return new EventColumn(name, AtomicType.TIMESTAMP, micros, null);
    }

    private static EventColumn text(String name, EventText text) {
        return new EventColumn(name, AtomicType.STRING, null, text);
    }

    /** A number that belongs to an event; a time in microseconds. */
    interface EventNumber {
        long of(Events events, long event);
    }

    /** A text that belongs to an event. */
    interface EventText {
        void write(Events events, long event, TextColumn out);
    }

    /** A column: either {@code number} or {@code text} makes its values. */
    record EventColumn(
            String name,
            AtomicType type,
            @Nullable EventNumber number,
            @Nullable EventText text) {
        /**
         * The values of events.
         *
         * @param others marks events that have no value; null if all have one
         */
        Column of(Events events, long[] numbers, int count, boolean @Nullable [] others) {
            if (number != null) {
                long[] values = new long[count];
                for (int i = 0; i < count; i++) {
                    values[i] = others != null && others[i] ? 0 : number.of(events, numbers[i]);
                }
                return new LongColumn(values, others);
            }
            TextColumn texts = new TextColumn(count);
            for (int i = 0; i < count; i++) {
                if (text != null && (others == null || !others[i])) {
                    text.write(events, numbers[i], texts);
                }
                texts.end();
            }
            return texts.build(others);
        }
    }
}
