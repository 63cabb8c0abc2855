package io.virta.api.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.api.Encoders;
import io.virta.api.streaming.GroupState;
import io.virta.api.streaming.GroupStateTimeout;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions with one state, their timeouts by both clocks, and what they may not do. */
class GroupStateTesterTest {
    /** Counts rows; a row is the timeout that it asks for, or {@code forget}; a timeout ends the count. */
    private static Iterator<String> count(String key, Iterator<String> rows, GroupState<Long> state) {
        List<String> told = new ArrayList<>();
        if (state.hasTimedOut()) {
            told.add(key + " ended with " + state.get());
            state.remove();
        }
        while (rows.hasNext()) {
            String row = rows.next();
            state.update(state.getOption().orElse(0L) + 1);
            if (row.equals("forget")) {
                state.remove();
            } else if (row.startsWith("at ")) {
                state.setTimeoutTimestamp(Long.parseLong(row.substring(3)));
            } else if (row.startsWith("for ")) {
                state.setTimeoutDuration(row.substring(4));
            }
        }
        return told.iterator();
    }

    private static GroupStateTester<String, String, Long, String> tester(GroupStateTimeout timeout) {
        return new GroupStateTester<>(
                GroupStateTesterTest::count,
                timeout,
                Encoders.STRING(),
                Encoders.STRING(),
                Encoders.LONG(),
                Encoders.STRING());
    }

    @Test
    void keepsStateOverRestarts() {
        var tester = tester(GroupStateTimeout.NoTimeout()).add("ada", "x", "x").add("bob", "x");
        assertThat(tester.epoch()).isEmpty();
        tester.restart(3).add("ada", "x").epoch();
        assertThat(tester.state("ada")).contains(3L);
        assertThat(tester.state("bob")).contains(1L);
        tester.add("ada", "forget").epoch();
        assertThat(tester.restart(1).state("ada")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,3", "4,2"})
    void timesOutOnceProcessingTimeIsPastTheDuration(int before, int after) {
        var tester = tester(GroupStateTimeout.ProcessingTimeTimeout())
                .restart(before)
                .setProcessingTimeMs(1000);
        tester.add("ada", "for 100 milliseconds").add("bob", "for 1 second").epoch();
        assertThat(tester.timeoutMs("ada")).hasValue(1100);
        tester.restart(after);
        assertThat(tester.setProcessingTimeMs(1100).epoch()).isEmpty();
        assertThat(tester.setProcessingTimeMs(1101).epoch()).containsExactly("ada ended with 1");
        assertThat(tester.state("ada")).isEmpty();
        assertThat(tester.state("bob")).contains(1L);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,3", "4,2"})
    void timesOutOnceTheWatermarkIsPastTheTimestamp(int before, int after) {
        var tester = tester(GroupStateTimeout.EventTimeTimeout()).restart(before);
        tester.add("ada", "at 100").add("bob", "at 200").epoch();
        tester.restart(after);
        assertThat(tester.setWatermarkMs(100).epoch()).isEmpty();
        assertThat(tester.setWatermarkMs(101).epoch()).containsExactly("ada ended with 1");
        assertThat(tester.setWatermarkMs(500).epoch()).containsExactly("bob ended with 1");
    }

    @Test
    void aCallWithRowsForgetsTheTimeoutUnlessItSetsOneAnew() {
        var tester = tester(GroupStateTimeout.EventTimeTimeout())
                .add("ada", "at 100")
                .add("bob", "at 100");
        tester.epoch();
        tester.add("ada", "x").add("bob", "at 300").epoch();
        assertThat(tester.timeoutMs("ada")).isEmpty();
        assertThat(tester.setWatermarkMs(200).epoch()).isEmpty();
        assertThat(tester.setWatermarkMs(301).epoch()).containsExactly("bob ended with 2");
    }

    private static TestGroupState<Long> state(GroupStateTimeout timeout) {
        return TestGroupState.create(Optional.of(5L), timeout, 1000, Optional.of(400L), false);
    }

    @Test
    void aSingleCallCanBeLookedAt() {
        TestGroupState<Long> state = state(GroupStateTimeout.EventTimeTimeout());
        assertThat(state.getCurrentProcessingTimeMs()).isEqualTo(1000);
        assertThat(state.getCurrentWatermarkMs()).isEqualTo(400);
        assertThat(count("ada", List.of("at 500").iterator(), state)).isExhausted();
        assertThat(state.get()).isEqualTo(6);
        assertThat(state.isUpdated()).isTrue();
        assertThat(state.isRemoved()).isFalse();
        assertThat(state.getTimeoutTimestampMs()).contains(500L);
        state.remove();
        assertThat(state.isRemoved()).isTrue();
        assertThat(state.exists()).isFalse();
    }

    @Test
    @SuppressWarnings("NullAway") // what is refused
    void refusesWhatSparkRefuses() {
        for (GroupStateTimeout timeout : List.of(GroupStateTimeout.NoTimeout(), GroupStateTimeout.EventTimeTimeout())) {
            assertThatThrownBy(() -> state(timeout).setTimeoutDuration(1))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("without enabling processing time timeout");
        }
        for (GroupStateTimeout timeout :
                List.of(GroupStateTimeout.NoTimeout(), GroupStateTimeout.ProcessingTimeTimeout())) {
            assertThatThrownBy(() -> state(timeout).setTimeoutTimestamp(1))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("without enabling event time timeout");
        }
        TestGroupState<Long> byEventTime = state(GroupStateTimeout.EventTimeTimeout());
        assertThatThrownBy(() -> byEventTime.setTimeoutTimestamp(399)).hasMessageContaining("earlier than");
        assertThatThrownBy(() -> byEventTime.setTimeoutTimestamp(0)).hasMessageContaining("positive");
        assertThatThrownBy(() -> byEventTime.update(null)).hasMessageContaining("not a valid state value");
        TestGroupState<Long> byProcessingTime = state(GroupStateTimeout.ProcessingTimeTimeout());
        assertThatThrownBy(() -> byProcessingTime.setTimeoutDuration(0)).hasMessageContaining("positive");
        assertThatThrownBy(() -> byProcessingTime.setTimeoutDuration("soon")).hasMessageContaining("soon");
        TestGroupState<Long> none =
                TestGroupState.create(Optional.empty(), GroupStateTimeout.NoTimeout(), 0, Optional.empty(), false);
        assertThatThrownBy(none::getCurrentWatermarkMs).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(none::get).isInstanceOf(java.util.NoSuchElementException.class);
    }
}
