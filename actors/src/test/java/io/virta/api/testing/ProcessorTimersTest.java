package io.virta.api.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.api.streaming.TimeMode;
import io.virta.error.VirtaException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the timers of processors expire, by both clocks. */
class ProcessorTimersTest {
    private static ProcessorTester<String, String, String> tester(TimeMode mode) {
        return Commands.tester(mode, Duration.ZERO);
    }

    /** Moves the clock of timers. */
    private static ProcessorTester<String, String, String> at(
            ProcessorTester<String, String, String> tester, boolean byEventTime, long millis) {
        return byEventTime ? tester.setWatermarkMs(millis) : tester.setProcessingTimeMs(millis);
    }

    private static ProcessorTester<String, String, String> tester(boolean byEventTime) {
        return tester(byEventTime ? TimeMode.EventTime() : TimeMode.ProcessingTime());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void expireOnceTheClockIsAtTheirTimeAndOnlyOnce(boolean byEventTime) {
        var tester = tester(byEventTime).add("ada", "timer 100");
        assertThat(tester.epoch()).isEmpty();
        assertThat(at(tester, byEventTime, 99).epoch()).isEmpty();
        assertThat(at(tester, byEventTime, 100).epoch()).containsExactly("ada fired 100");
        assertThat(at(tester, byEventTime, 200).epoch()).isEmpty();
        assertThat(tester.stateRows()).isZero();
    }

    @Test
    void comeAfterTheRowsOfTheEpochWhichSeeThemAndMayDeleteThem() {
        var tester = tester(TimeMode.EventTime()).add("ada", "timer 100").add("bob", "timer 100");
        tester.epoch();
        tester.setWatermarkMs(150).add("ada", "timers").add("bob", "untimer 100", "timers");
        assertThat(tester.epoch()).containsExactly("[100]", "[]", "ada fired 100");
    }

    @Test
    void setByRowsForThePastExpireInTheSameEpoch() {
        var tester = tester(TimeMode.ProcessingTime()).setProcessingTimeMs(500).add("ada", "timer 400", "timer 500");
        assertThat(tester.epoch()).containsExactly("ada fired 400", "ada fired 500");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void ofAllGroupsComeInTheOrderOfTheirTimes(int shards) {
        var tester = tester(TimeMode.EventTime())
                .restart(shards)
                .add("ada", "timer 300", "timer 100")
                .add("bob", "timer 200");
        tester.epoch();
        tester.setWatermarkMs(1000);
        assertThat(tester.restart(1).epoch()).containsExactly("ada fired 100", "bob fired 200", "ada fired 300");
    }

    @Test
    void setByATimersCallComeInTheNextEpochEvenIfTheirTimeHasPassed() {
        var tester = tester(TimeMode.ProcessingTime()).add("ada", "onTimer timer 50", "timer 100");
        tester.epoch();
        assertThat(tester.setProcessingTimeMs(100).epoch()).containsExactly("ada fired 100");
        assertThat(tester.timers("ada")).containsExactly(50L);
        assertThat(tester.epoch()).containsExactly("ada fired 50");
    }

    @Test
    void areListedUntilTheirCallHasEndedAndCannotSetThemselvesAgain() {
        var tester = tester(TimeMode.ProcessingTime()).add("ada", "onTimer timers", "timer 100", "timer 300");
        tester.epoch();
        assertThat(tester.setProcessingTimeMs(200).epoch()).containsExactly("ada fired 100", "[100, 300]");

        tester.add("bob", "onTimer timer 250", "timer 250").epoch();
        assertThat(tester.setProcessingTimeMs(250).epoch()).containsExactly("bob fired 250");
        assertThat(tester.timers("bob")).isEmpty();
    }

    @Test
    void deletedByAnEarlierTimersCallDoNotCome() {
        var tester = tester(TimeMode.ProcessingTime()).add("ada", "onTimer untimer 200", "timer 100", "timer 200");
        tester.epoch();
        assertThat(tester.setProcessingTimeMs(300).epoch()).containsExactly("ada fired 100");
    }

    @Test
    void registeredTwiceAreOneAndAreListedInOrder() {
        var tester = tester(TimeMode.ProcessingTime())
                .add("ada", "timer 300", "timer 100", "timer 300", "untimer 7", "timers");
        assertThat(tester.epoch()).containsExactly("[100, 300]");
        assertThat(tester.setProcessingTimeMs(300).epoch()).containsExactly("ada fired 100", "ada fired 300");
    }

    @ParameterizedTest
    @CsvSource({"1,3", "3,1", "2,5"})
    void outliveRestartsWithOtherShards(int before, int after) {
        var tester = tester(TimeMode.EventTime()).restart(before);
        for (int i = 0; i < 20; i++) {
            tester.add("key" + i, "timer " + (100 + i));
        }
        tester.epoch();
        tester.restart(after).setWatermarkMs(109);
        assertThat(tester.epoch()).hasSize(10).contains("key0 fired 100", "key9 fired 109");
        tester.restart(before).setWatermarkMs(1000);
        assertThat(tester.epoch()).hasSize(10).contains("key10 fired 110", "key19 fired 119");
        assertThat(tester.stateRows()).isZero();
    }

    @Test
    void clocksAreThoseOfTheEpoch() {
        var tester = tester(TimeMode.EventTime()).setProcessingTimeMs(7).add("ada", "clocks", "epoch");
        assertThat(tester.epoch()).containsExactly("7 0", "0");
        assertThat(tester.setWatermarkMs(5).add("ada", "clocks", "epoch").epoch())
                .containsExactly("7 5", "1");
        assertThat(tester(TimeMode.ProcessingTime()).add("ada", "clocks").epoch())
                .containsExactly("0 -1");
    }

    @Test
    void areRefusedWithoutAClock() {
        var tester = tester(TimeMode.None()).add("ada", "timer 1");
        assertThatThrownBy(tester::epoch)
                .isInstanceOfSatisfying(
                        VirtaException.class,
                        error -> assertThat(error.condition())
                                .isEqualTo("STATEFUL_PROCESSOR_CANNOT_PERFORM_OPERATION_WITH_INVALID_TIME_MODE"));
    }
}
