package io.virta.persistence.epoch;

import java.util.List;
import java.util.Map;

/**
 * All that decides the result of an epoch besides the state before it: run over the same plan, it yields the same rows.
 *
 * @param epoch number of the epoch, from 0
 * @param ranges what is read, per source
 * @param watermarks event time, per watermark node of the plan
 * @param timestampMicros the clock of the epoch, microseconds since 1970 UTC
 * @param seed the seed of random functions
 * @param settings settings that change results, by key
 */
public record EpochPlan(
        long epoch,
        List<SourceRange> ranges,
        List<WatermarkState> watermarks,
        long timestampMicros,
        long seed,
        Map<String, String> settings) {
    /** Copies the collections. */
    public EpochPlan {
        ranges = List.copyOf(ranges);
        watermarks = List.copyOf(watermarks);
        settings = Map.copyOf(settings);
    }
}
