package io.virta.api.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.api.Encoders;
import io.virta.api.OutputMode;
import io.virta.api.streaming.MapState;
import io.virta.api.streaming.StatefulProcessor;
import io.virta.api.streaming.TimeMode;
import io.virta.api.streaming.TimerValues;
import io.virta.error.VirtaException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What processors keep in values, lists and maps. */
class ProcessorStatesTest {
    private static ProcessorTester<String, String, String> tester() {
        return Commands.tester(TimeMode.None(), Duration.ZERO);
    }

    @Test
    void aValueIsThereUntilItIsCleared() {
        var tester = tester().add("ada", "get", "set x", "get", "set y").add("bob", "get");
        assertThat(tester.epoch()).containsExactly("nothing", "x", "nothing");
        assertThat(tester.restart(3).add("ada", "get", "clear", "get").epoch()).containsExactly("y", "nothing");
        assertThat(tester.restart(1).add("ada", "get").epoch()).containsExactly("nothing");
    }

    @Test
    void aListKeepsItsOrder() {
        var tester = tester().add("ada", "list", "append a b", "append c", "list");
        assertThat(tester.epoch()).containsExactly("no []", "[a, b, c]");
        tester.restart(2).add("ada", "append d", "list", "replace x y", "list", "clearList", "list", "append z");
        assertThat(tester.epoch()).containsExactly("[a, b, c, d]", "[x, y]", "no []");
        assertThat(tester.restart(1).add("ada", "list").epoch()).containsExactly("[z]");
        assertThat(tester.stateRows()).isEqualTo(1);
    }

    @Test
    void aMapIsReadAndWrittenByKey() {
        var tester = tester().add("ada", "map", "put a 1", "put b 2", "put a 3", "map", "find a", "find c");
        assertThat(tester.epoch()).containsExactly("no []", "[a=3, b=2]", "true 3", "false null");
        tester.restart(2).add("ada", "remove a", "remove c", "map", "put d 4", "map");
        assertThat(tester.epoch()).containsExactly("[b=2]", "[b=2, d=4]");
        assertThat(tester.add("ada", "clearMap", "map").epoch()).containsExactly("no []");
        assertThat(tester.stateRows()).isZero();
    }

    @Test
    void mapsAreWhatAJavaMapWouldBeOverRestarts() {
        Random random = new Random(42);
        var tester = tester();
        Map<String, Map<String, Integer>> expected = new HashMap<>();
        for (int epoch = 0; epoch < 40; epoch++) {
            for (int i = 0; i < 30; i++) {
                String group = "g" + random.nextInt(3);
                String key = "k" + random.nextInt(12);
                Map<String, Integer> map = expected.computeIfAbsent(group, created -> new TreeMap<>());
                if (random.nextInt(40) == 0) {
                    tester.add(group, "clearMap");
                    map.clear();
                } else if (random.nextBoolean()) {
                    tester.add(group, "remove " + key);
                    map.remove(key);
                } else {
                    tester.add(group, "put " + key + " " + i);
                    map.put(key, i);
                }
            }
            tester.epoch();
            if (random.nextInt(4) == 0) {
                tester.restart(1 + random.nextInt(4));
            }
            expected.forEach((group, map) -> {
                Map<String, Integer> found = new TreeMap<>();
                tester.<String, Integer>mapState("map", group)
                        .iterator()
                        .forEachRemaining(entry -> found.put(entry.getKey(), entry.getValue()));
                assertThat(found).isEqualTo(map);
            });
        }
    }

    @Test
    void aListLongerThanAPageIsReadWhole() {
        var tester = tester();
        List<String> items = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            items.add("item" + i);
        }
        tester.<String>listState("list", "ada").appendList(items);
        tester.epoch();
        List<String> read = new ArrayList<>();
        tester.restart(2).<String>listState("list", "ada").get().forEachRemaining(read::add);
        assertThat(read).isEqualTo(items);
    }

    private static void assertRefused(String condition, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        VirtaException.class,
                        error -> assertThat(error.condition()).isEqualTo(condition));
    }

    @Test
    @SuppressWarnings("NullAway") // what is refused
    void nullsAndEmptyListsAreRefused() {
        var tester = tester();
        String nullValue = "ILLEGAL_STATE_STORE_VALUE.NULL_VALUE";
        assertRefused(nullValue, () -> tester.valueState("value", "ada").update(null));
        assertRefused(nullValue, () -> tester.listState("list", "ada").appendValue(null));
        assertRefused(
                nullValue, () -> tester.<String, Integer>mapState("map", "ada").updateValue(null, 1));
        assertRefused(
                nullValue, () -> tester.<String, Integer>mapState("map", "ada").updateValue("k", null));
        assertRefused(
                "ILLEGAL_STATE_STORE_VALUE.EMPTY_LIST_VALUE",
                () -> tester.listState("list", "ada").put(List.of()));
        assertThat(tester.stateRows()).isZero();
    }

    @Test
    void aStateThatIsNotDeclaredIsNamed() {
        assertThatThrownBy(() -> tester().valueState("lost", "ada"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'lost'", "value, onTimer, list, map");
    }

    /** Counts words of groups whose keys are bytes, by bytes. */
    static final class ByBytes extends StatefulProcessor<byte[], byte[], String> {
        private static final long serialVersionUID = 1;
        private transient MapState<byte[], Integer> seen;

        @Override
        public void init(OutputMode outputMode, TimeMode timeMode) {
            seen = getHandle().getMapState("seen", Encoders.BINARY(), Encoders.INT());
        }

        @Override
        public Iterator<String> handleInputRows(byte[] key, Iterator<byte[]> rows, TimerValues clocks) {
            while (rows.hasNext()) {
                byte[] word = rows.next();
                seen.updateValue(word, seen.containsKey(word) ? seen.getValue(word) + 1 : 1);
            }
            List<String> counts = new ArrayList<>();
            seen.iterator().forEachRemaining(entry -> counts.add(entry.getKey().length + "=" + entry.getValue()));
            Collections.sort(counts);
            return List.of(key.length + " " + counts).iterator();
        }
    }

    @Test
    void bytesAreKeysByTheirContent() {
        var tester = new ProcessorTester<>(
                new ByBytes(), TimeMode.None(), Encoders.BINARY(), Encoders.BINARY(), Encoders.STRING());
        tester.add(new byte[] {1}, new byte[] {1, 2}, new byte[] {1, 2}).add(new byte[] {1}, new byte[] {5});
        assertThat(tester.epoch()).containsExactly("1 [1=1, 2=2]");
        assertThat(tester.restart(2).add(new byte[] {1}, new byte[] {1, 2}).epoch())
                .containsExactly("1 [1=1, 2=3]");
    }
}
