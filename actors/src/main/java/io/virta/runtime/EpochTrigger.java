package io.virta.runtime;

import java.time.Duration;

/** When epochs begin. */
public sealed interface EpochTrigger {
    /** As soon as the one before has been decided and there is something to do. */
    record Immediate() implements EpochTrigger {}

    /** At multiples of an interval since 1970, the first at once; a missed one is made up for at once. */
    record ProcessingTime(Duration interval) implements EpochTrigger {}

    /** One epoch with all that is there; then the query ends. */
    record Once() implements EpochTrigger {}

    /** Epochs over all that was there at the start; then the query ends. */
    record AvailableNow() implements EpochTrigger {}

    /** No epochs at all but a barrier at an interval; results leave at once. */
    record Continuous(Duration interval) implements EpochTrigger {}

    /** Whether the query ends by itself. */
    default boolean ends() {
        return this instanceof Once || this instanceof AvailableNow;
    }
}
