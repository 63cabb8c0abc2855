package io.virta.runtime;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How a query runs. All but {@code zone}, {@code watermarkPolicy} and {@code keyGroups} may change from run to run; of those the first run's hold.
 *
 * @param readers how many readers a source has
 * @param shards how many shards the keyed state has
 * @param keyGroups how many key groups keys are hashed to, fixed for the life of a checkpoint
 * @param zone the session time zone
 * @param watermarkPolicy which of several watermarks rules
 * @param epochsWithoutData whether an epoch runs when only the watermark has moved, and something waits for it
 * @param epochDuration how long an epoch should take where the user has set no limit
 * @param epochBytes how much the first epoch may read where the user has set no limit; the next ones follow from how long it took
 * @param minEpochsRetained how many committed epochs can be gone back to
 * @param stateMemoryBytes how much state of a query stays in memory; the rest goes to disk
 * @param inputBuffer how many batches may wait at each input of an island, a power of two
 * @param pollInterval how often a source without news is asked again
 * @param maxRestarts how many times in a row a run starts again after an outside failure without committing an epoch
 * @param restartDelay the first wait before such a restart; it doubles up to ten seconds
 * @param stopTimeout how long a stop waits for the running epoch
 * @param recentProgress how many progress reports are kept
 */
public record QuerySettings(
        int readers,
        int shards,
        int keyGroups,
        ZoneId zone,
        WatermarkPolicy watermarkPolicy,
        boolean epochsWithoutData,
        Duration epochDuration,
        long epochBytes,
        int minEpochsRetained,
        long stateMemoryBytes,
        int inputBuffer,
        Duration pollInterval,
        int maxRestarts,
        Duration restartDelay,
        Duration stopTimeout,
        int recentProgress) {
    /** What holds unless a setting says otherwise. */
    public static QuerySettings defaults(ZoneId zone) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new QuerySettings(
                cores,
                cores,
                128,
                zone,
                WatermarkPolicy.MIN,
                true,
                Duration.ofMillis(200),
                32L << 20,
                100,
                Runtime.getRuntime().maxMemory() / 2,
                16,
                Duration.ofMillis(10),
                5,
                Duration.ofMillis(200),
                Duration.ofSeconds(10),
                100);
    }

    /** The same with another parallelism. */
    public QuerySettings withParallelism(int newReaders, int newShards) {
        return new QuerySettings(
                newReaders,
                newShards,
                keyGroups,
                zone,
                watermarkPolicy,
                epochsWithoutData,
                epochDuration,
                epochBytes,
                minEpochsRetained,
                stateMemoryBytes,
                inputBuffer,
                pollInterval,
                maxRestarts,
                restartDelay,
                stopTimeout,
                recentProgress);
    }

    /** The same with other settings of those that change results. */
    QuerySettings withResults(int newKeyGroups, ZoneId newZone, WatermarkPolicy newPolicy) {
        return new QuerySettings(
                readers,
                shards,
                newKeyGroups,
                newZone,
                newPolicy,
                epochsWithoutData,
                epochDuration,
                epochBytes,
                minEpochsRetained,
                stateMemoryBytes,
                inputBuffer,
                pollInterval,
                maxRestarts,
                restartDelay,
                stopTimeout,
                recentProgress);
    }

    /** The same with another number of batches that may wait at an input. */
    public QuerySettings withInputBuffer(int newInputBuffer) {
        return new QuerySettings(
                readers,
                shards,
                keyGroups,
                zone,
                watermarkPolicy,
                epochsWithoutData,
                epochDuration,
                epochBytes,
                minEpochsRetained,
                stateMemoryBytes,
                newInputBuffer,
                pollInterval,
                maxRestarts,
                restartDelay,
                stopTimeout,
                recentProgress);
    }

    /** The same with another policy after outside failures. */
    public QuerySettings withRestarts(int newMaxRestarts, Duration newRestartDelay) {
        return new QuerySettings(
                readers,
                shards,
                keyGroups,
                zone,
                watermarkPolicy,
                epochsWithoutData,
                epochDuration,
                epochBytes,
                minEpochsRetained,
                stateMemoryBytes,
                inputBuffer,
                pollInterval,
                newMaxRestarts,
                newRestartDelay,
                stopTimeout,
                recentProgress);
    }

    /** How long event time waits for a partition without rows in continuous mode. */
    public Duration idleAfter() {
        return Duration.ofSeconds(10);
    }

    /** Which of several watermarks is the query's. */
    public enum WatermarkPolicy {
        /** The least, so that no node's rows are dropped early. */
        MIN,
        /** The greatest, so that the slowest node does not hold up the others. */
        MAX
    }
}
