package io.virta.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.streaming.TimeMode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When state with a TTL is gone. */
class ProcessorTtlTest {
    private static ProcessorTester<String, String, String> tester() {
        return Commands.tester(TimeMode.ProcessingTime(), Duration.ofMillis(100));
    }

    @Test
    void aValueIsGoneOnceItsTimeHasCome() {
        var tester = tester().add("ada", "set x");
        tester.epoch();
        assertThat(tester.setProcessingTimeMs(99).add("ada", "get").epoch()).containsExactly("x");
        assertThat(tester.setProcessingTimeMs(100).add("ada", "get").epoch()).containsExactly("nothing");
        assertThat(tester.stateRows()).isZero();
    }

    @Test
    void writingBeginsTheTimeAnewAndReadingDoesNot() {
        var tester = tester().add("ada", "set x").add("bob", "set y");
        tester.epoch();
        tester.setProcessingTimeMs(60).add("ada", "set x").add("bob", "get").epoch();
        tester.setProcessingTimeMs(100).add("ada", "get").add("bob", "get");
        assertThat(tester.epoch()).containsExactly("x", "nothing");
        assertThat(tester.setProcessingTimeMs(160).add("ada", "get").epoch()).containsExactly("nothing");
    }

    @Test
    void isRemovedWithoutACallOfTheGroup() {
        var tester = tester().add("ada", "set x", "append a b", "put k 1");
        tester.epoch();
        assertThat(tester.stateRows()).isEqualTo(4);
        assertThat(tester.setProcessingTimeMs(100).epoch()).isEmpty();
        assertThat(tester.stateRows()).isZero();
    }

    @Test
    void eachElementOfAListHasItsOwn() {
        var tester = tester().add("ada", "append a b");
        tester.epoch();
        tester.setProcessingTimeMs(50).add("ada", "append c").epoch();
        assertThat(tester.setProcessingTimeMs(100).add("ada", "list").epoch()).containsExactly("[c]");
        tester.setProcessingTimeMs(120).add("ada", "append d", "list");
        assertThat(tester.epoch()).containsExactly("[c, d]");
        assertThat(tester.setProcessingTimeMs(150).add("ada", "list").epoch()).containsExactly("[d]");
        assertThat(tester.setProcessingTimeMs(220).add("ada", "list").epoch()).containsExactly("no []");
        assertThat(tester.stateRows()).isZero();
    }

    @Test
    void eachEntryOfAMapHasItsOwn() {
        var tester = tester().add("ada", "put a 1", "put b 2");
        tester.epoch();
        tester.setProcessingTimeMs(50).add("ada", "put b 3", "put c 4").epoch();
        assertThat(tester.setProcessingTimeMs(100).add("ada", "map", "find a").epoch())
                .containsExactly("[b=3, c=4]", "false null");
        assertThat(tester.setProcessingTimeMs(150).add("ada", "map").epoch()).containsExactly("no []");
        assertThat(tester.stateRows()).isZero();
    }

    @Test
    void whatIsClearedOrRemovedLeavesNothingBehindThatExpires() {
        var tester = tester().add("ada", "set x", "append a", "put k 1");
        tester.epoch();
        tester.setProcessingTimeMs(50)
                .add("ada", "clear", "clearList", "remove k")
                .epoch();
        tester.setProcessingTimeMs(60)
                .add("ada", "set y", "append b", "put k 2")
                .epoch();
        assertThat(tester.setProcessingTimeMs(100)
                        .add("ada", "get", "list", "map")
                        .epoch())
                .containsExactly("y", "[b]", "[k=2]");
        tester.add("ada", "clearMap", "replace c").epoch();
        assertThat(tester.setProcessingTimeMs(160)
                        .add("ada", "get", "list", "map")
                        .epoch())
                .containsExactly("nothing", "[c]", "no []");
    }

    @ParameterizedTest
    @CsvSource({"1,3", "3,2"})
    void outlivesRestartsWithOtherShards(int before, int after) {
        var tester = tester().restart(before);
        for (int i = 0; i < 10; i++) {
            tester.add("key" + i, "set x", "append a", "put k 1");
        }
        tester.epoch();
        tester.restart(after).setProcessingTimeMs(99);
        tester.epoch();
        assertThat(tester.stateRows()).isEqualTo(30);
        tester.restart(before).setProcessingTimeMs(100);
        tester.epoch();
        assertThat(tester.stateRows()).isZero();
    }
}
