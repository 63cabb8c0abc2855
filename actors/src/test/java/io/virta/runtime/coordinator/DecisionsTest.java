package io.virta.runtime.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.runtime.EpochTrigger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When epochs begin, how large they are, and what follows a failure. */
class DecisionsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.300Z");

    @Test
    void processingTimeFiresAtOnceAndThenAtMultiplesOfTheInterval() {
        TriggerSchedule schedule = new TriggerSchedule(new EpochTrigger.ProcessingTime(Duration.ofSeconds(10)));
        assertThat(schedule.delay(NOON)).isZero();
        schedule.fired(NOON);
        assertThat(schedule.delay(NOON.plusMillis(200))).isEqualTo(Duration.ofMillis(9500));
        assertThat(schedule.isDue(NOON.plusSeconds(25))).isTrue();
    }

    @Test
    void theImmediateTriggerIsAlwaysDue() {
        TriggerSchedule schedule = new TriggerSchedule(new EpochTrigger.Immediate());
        schedule.fired(NOON);
        assertThat(schedule.isDue(NOON)).isTrue();
    }

    @Test
    void anEpochThatTookTooLongIsFollowedByASmallerOneAndAShortOneByALarger() {
        EpochSizer sizer = new EpochSizer(Duration.ofMillis(200), 16 << 20);
        assertThat(sizer.limit().maxBytes()).isEqualTo(16 << 20);
        sizer.ran(16 << 20, Duration.ofMillis(320).toNanos());
        assertThat(sizer.limit().maxBytes()).isEqualTo(10 << 20);
        sizer.ran(10 << 20, Duration.ofMillis(10).toNanos());
        assertThat(sizer.limit().maxBytes()).isEqualTo(20 << 20);
    }

    @Test
    void aSmallQuickEpochSaysNothingAboutTheSize() {
        EpochSizer sizer = new EpochSizer(Duration.ofMillis(200), 16 << 20);
        sizer.ran(100, 1000);
        assertThat(sizer.limit().maxBytes()).isEqualTo(16 << 20);
    }

    @Test
    void outsideFailuresRestartWithGrowingDelaysUntilThereAreTooMany() {
        RestartPolicy policy = new RestartPolicy(3, Duration.ofMillis(100));
        Throwable away = new UncheckedIOException(new IOException("away"));
        assertThat(policy.afterFailure(away)).isEqualTo(Duration.ofMillis(100));
        assertThat(policy.afterFailure(away)).isEqualTo(Duration.ofMillis(200));
        assertThat(policy.afterFailure(away)).isEqualTo(Duration.ofMillis(400));
        assertThat(policy.afterFailure(away)).isNull();
        policy.progressed();
        assertThat(policy.afterFailure(away)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void otherFailuresEndTheQuery() {
        RestartPolicy policy = new RestartPolicy(3, Duration.ofMillis(100));
        assertThat(policy.afterFailure(new VirtaException(ErrorCode.INVALID_VALUE, "x", "y")))
                .isNull();
        assertThat(policy.afterFailure(new IllegalStateException("x"))).isNull();
    }
}
