import io.virta.api.Dataset;
import io.virta.api.Encoders;
import io.virta.api.OutputMode;
import io.virta.api.streaming.ExpiredTimerInfo;
import io.virta.api.streaming.MapState;
import io.virta.api.streaming.StatefulProcessor;
import io.virta.api.streaming.TimeMode;
import io.virta.api.streaming.TimerValues;
import io.virta.api.testing.ProcessorTester;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * A function over state, and its test in the same file: carts that nobody touches for half an hour. Run it from its source; it prints what it checks:
 *
 * <pre>java -cp 'app/target/dist/lib/*' config/samples/java/AbandonedCarts.java</pre>
 *
 * <p>Look at: a map per user, of which a row writes one entry; a timer that each row moves; a test that needs no session, no source and no waiting.
 */
public class AbandonedCarts {
    /** Something that happens to a cart; the item is bought or put back if the number is negative. */
    public record CartEvent(String user, String item, int number, Instant at) {}

    /** A cart that was left. */
    public record Abandoned(String user, List<String> items, Instant since) {}

    /** Keeps the number of each item, and tells of a cart half an hour after its last event. */
    public static class Carts extends StatefulProcessor<String, CartEvent, Abandoned> {
        static final long PATIENCE_MS = 30 * 60 * 1000;
        private static final long serialVersionUID = 1;
        private transient MapState<String, Integer> items;

        @Override
        public void init(OutputMode outputMode, TimeMode timeMode) {
            items = getHandle().getMapState("items", Encoders.STRING(), Encoders.INT());
        }

        @Override
        public Iterator<Abandoned> handleInputRows(String user, Iterator<CartEvent> events, TimerValues clocks) {
            long last = 0;
            while (events.hasNext()) {
                CartEvent event = events.next();
                Integer before = items.getValue(event.item());
                int now = (before == null ? 0 : before) + event.number();
                if (now > 0) {
                    items.updateValue(event.item(), now);
                } else {
                    items.removeKey(event.item());
                }
                last = Math.max(last, event.at().toEpochMilli());
            }
            getHandle().listTimers().forEachRemaining(getHandle()::deleteTimer);
            if (items.exists()) {
                getHandle().registerTimer(last + PATIENCE_MS);
            }
            return Collections.emptyIterator();
        }

        @Override
        public Iterator<Abandoned> handleExpiredTimer(String user, TimerValues clocks, ExpiredTimerInfo timer) {
            List<String> left = new ArrayList<>();
            items.keys().forEachRemaining(left::add);
            Collections.sort(left);
            items.clear();
            return List.of(new Abandoned(user, left, Instant.ofEpochMilli(timer.getExpiryTimeInMs() - PATIENCE_MS)))
                    .iterator();
        }
    }

    /** The query: events with a watermark in, abandoned carts out. */
    public static Dataset<Abandoned> abandoned(Dataset<CartEvent> events) {
        return events.withWatermark("at", "1 minute")
                .groupByKey(CartEvent::user, Encoders.STRING())
                .transformWithState(
                        new Carts(), TimeMode.EventTime(), OutputMode.Append(), Encoders.record(Abandoned.class));
    }

    private static CartEvent event(String user, String item, int number, int minute) {
        return new CartEvent(user, item, number, Instant.ofEpochSecond(60L * minute));
    }

    private static void check(String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            throw new AssertionError(what + ": found " + found + ", expected " + expected);
        }
        System.out.println(what + ": " + found);
    }

    /** The test. */
    public static void main(String[] arguments) {
        try (ProcessorTester<String, CartEvent, Abandoned> tester = new ProcessorTester<>(
                new Carts(),
                TimeMode.EventTime(),
                Encoders.STRING(),
                Encoders.record(CartEvent.class),
                Encoders.record(Abandoned.class))) {
            tester.add("ada", event("ada", "book", 1, 0), event("ada", "pen", 2, 5));
            tester.add("bob", event("bob", "lamp", 1, 6));
            check("after the first events", tester.epoch(), List.of());
            check("pens in Ada's cart", tester.mapState("items", "ada").getValue("pen"), 2);

            tester.restart(3).setWatermarkMs(20 * 60_000);
            tester.add("bob", event("bob", "lamp", -1, 21));
            check("Bob bought his lamp", tester.epoch(), List.of());
            check("Bob's timers", tester.timers("bob"), List.of());

            tester.setWatermarkMs(35 * 60_000);
            Abandoned cart = new Abandoned("ada", List.of("book", "pen"), Instant.ofEpochSecond(5 * 60));
            check("half an hour after Ada's last event", tester.epoch(), List.of(cart));
            check("what is kept in the end", tester.stateRows(), 0L);
        }
    }
}
