package io.virta.api.streaming;

import io.virta.connector.Options;
import io.virta.expression.IntervalText;
import io.virta.expression.IntervalValue;
import io.virta.runtime.EpochTrigger;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** When a streaming query processes what is new. Immutable. */
@SuppressWarnings("MemberName") // Spark's names
public final class Trigger {
    private final EpochTrigger trigger;

    private Trigger(EpochTrigger trigger) {
        this.trigger = trigger;
    }

    /** At intervals in milliseconds; as soon as the epoch before is done for 0. */
    public static Trigger ProcessingTime(long intervalMillis) {
        return ProcessingTime(Duration.ofMillis(intervalMillis));
    }

    /** At intervals. */
    public static Trigger ProcessingTime(long interval, TimeUnit unit) {
        return ProcessingTime(Duration.of(interval, unit.toChronoUnit()));
    }

    /** At intervals such as {@code "10 seconds"}. */
    public static Trigger ProcessingTime(String interval) {
        return ProcessingTime(duration(interval));
    }

    /** At intervals. */
    public static Trigger ProcessingTime(Duration interval) {
        if (interval.isNegative()) {
            throw invalid(interval.toString());
        }
        return new Trigger(
                interval.isZero() ? new EpochTrigger.Immediate() : new EpochTrigger.ProcessingTime(interval));
    }

    /** All that is there in one epoch; then the query ends. */
    public static Trigger Once() {
        return new Trigger(new EpochTrigger.Once());
    }

    /** All that is there in as many epochs as the limits of the sources ask for; then the query ends. */
    public static Trigger AvailableNow() {
        return new Trigger(new EpochTrigger.AvailableNow());
    }

    /** Row by row, with a checkpoint at intervals in milliseconds. */
    public static Trigger Continuous(long intervalMillis) {
        return Continuous(Duration.ofMillis(intervalMillis));
    }

    /** Row by row, with a checkpoint at intervals. */
    public static Trigger Continuous(long interval, TimeUnit unit) {
        return Continuous(Duration.of(interval, unit.toChronoUnit()));
    }

    /** Row by row, with a checkpoint at intervals such as {@code "1 second"}. */
    public static Trigger Continuous(String interval) {
        return Continuous(duration(interval));
    }

    /** Row by row, with a checkpoint at intervals. */
    public static Trigger Continuous(Duration interval) {
        if (interval.isNegative() || interval.isZero()) {
            throw invalid(interval.toString());
        }
        return new Trigger(new EpochTrigger.Continuous(interval));
    }

    /** The same for the runtime. */
    public EpochTrigger epochTrigger() {
        return trigger;
    }

    private static Duration duration(String interval) {
        IntervalValue value = IntervalText.parse(interval);
        if (!value.isFixedLength()) {
            throw invalid(interval);
        }
        return Duration.of(value.fixedMicros(), ChronoUnit.MICROS);
    }

    private static RuntimeException invalid(String interval) {
        return Options.invalid("trigger", interval, "a duration such as '10 seconds', without months");
    }

    @Override
    public String toString() {
        return trigger.toString();
    }
}
