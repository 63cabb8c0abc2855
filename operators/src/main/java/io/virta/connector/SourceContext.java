package io.virta.connector;

import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a run hands to its sources.
 *
 * @param parallelism how many readers the run has
 * @param streaming false for a read of what is there now
 * @param badRecords where a reader puts records that it cannot decode, null if nobody wants them
 */
public record SourceContext(
        Clock clock,
        ZoneId zone,
        int parallelism,
        boolean streaming,
        @Nullable BadRecordOutput badRecords) {
    /** A context in which nobody wants malformed records. */
    public SourceContext(Clock clock, ZoneId zone, int parallelism, boolean streaming) {
        this(clock, zone, parallelism, streaming, null);
    }
}
