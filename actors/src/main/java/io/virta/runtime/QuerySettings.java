package io.virta.runtime;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How a query runs, in groups by what they are about. All but {@code recorded} may change from run to run. A new setting is a component of its group, and its
 * default.
 *
 * @param recorded what the first run of a checkpoint decides for all that follow
 * @param parallelism how many do the work
 * @param epochs when an epoch runs and how large it is
 * @param retention how much is kept, and where
 * @param lifecycle how runs end and start again
 */
public record QuerySettings(
        Recorded recorded, Parallelism parallelism, Epochs epochs, Retention retention, Lifecycle lifecycle) {
    /** What holds unless a setting says otherwise. */
    public static QuerySettings defaults(ZoneId zone) {
        return new QuerySettings(
                new Recorded(128, zone, WatermarkPolicy.MIN),
                Parallelism.defaults(),
                Epochs.defaults(),
                Retention.defaults(),
                Lifecycle.defaults());
    }

    /** The same with another parallelism. */
    public QuerySettings withParallelism(int readers, int shards) {
        return new QuerySettings(
                recorded, new Parallelism(readers, shards, parallelism.inputBuffer), epochs, retention, lifecycle);
    }

    /** The same with other settings of those that change results. */
    QuerySettings withRecorded(Recorded other) {
        return new QuerySettings(other, parallelism, epochs, retention, lifecycle);
    }

    /** The same with another number of batches that may wait at an input. */
    public QuerySettings withInputBuffer(int inputBuffer) {
        return new QuerySettings(
                recorded,
                new Parallelism(parallelism.readers, parallelism.shards, inputBuffer),
                epochs,
                retention,
                lifecycle);
    }

    /** The same with another policy after outside failures. */
    public QuerySettings withRestarts(int maxRestarts, Duration restartDelay) {
        return new QuerySettings(
                recorded,
                parallelism,
                epochs,
                retention,
                new Lifecycle(maxRestarts, restartDelay, lifecycle.stopTimeout));
    }

    /** The same with another limit for stops. */
    public QuerySettings withStopTimeout(Duration stopTimeout) {
        return new QuerySettings(
                recorded,
                parallelism,
                epochs,
                retention,
                new Lifecycle(lifecycle.maxRestarts, lifecycle.restartDelay, stopTimeout));
    }

    /** The same with another memory budget for state. */
    public QuerySettings withStateMemory(long stateMemoryBytes) {
        return new QuerySettings(
                recorded,
                parallelism,
                epochs,
                new Retention(retention.minEpochs, stateMemoryBytes, retention.progressReports),
                lifecycle);
    }

    /**
     * The settings that change results: a checkpoint keeps those of its first run.
     *
     * @param keyGroups how many key groups keys are hashed to
     * @param zone the session time zone
     * @param watermarkPolicy which of several watermarks rules
     */
    public record Recorded(int keyGroups, ZoneId zone, WatermarkPolicy watermarkPolicy) {}

    /**
     * How many do the work, and how much may wait between them.
     *
     * @param readers how many readers a source has
     * @param shards how many shards the keyed state has
     * @param inputBuffer how many batches may wait at each input of an island, a power of two
     */
    public record Parallelism(int readers, int shards, int inputBuffer) {
        static Parallelism defaults() {
            int cores = Runtime.getRuntime().availableProcessors();
            return new Parallelism(cores, cores, 16);
        }
    }

    /**
     * When an epoch runs and how large it is.
     *
     * @param withoutData whether one runs when only the watermark has moved, and something waits for it
     * @param duration how long one should take where the user has set no limit
     * @param firstBytes how much the first one may read where the user has set no limit; the next ones follow from how long it took
     * @param pollInterval how often a source without news is asked again
     */
    public record Epochs(boolean withoutData, Duration duration, long firstBytes, Duration pollInterval) {
        static Epochs defaults() {
            return new Epochs(true, Duration.ofMillis(200), 32L << 20, Duration.ofMillis(10));
        }
    }

    /**
     * How much is kept, and where.
     *
     * @param minEpochs how many committed epochs can be gone back to
     * @param stateMemoryBytes how much state of a query stays in memory; the rest goes to disk
     * @param progressReports how many of the latest progress reports can be asked for
     */
    public record Retention(int minEpochs, long stateMemoryBytes, int progressReports) {
        static Retention defaults() {
            return new Retention(100, Runtime.getRuntime().maxMemory() / 2, 100);
        }
    }

    /**
     * How runs end and start again.
     *
     * @param maxRestarts how many times in a row a run starts again after an outside failure without committing an epoch
     * @param restartDelay the first wait before such a restart; it doubles up to ten seconds
     * @param stopTimeout how long a stop waits for the running epoch, then for its islands, and for calls that hang
     */
    public record Lifecycle(int maxRestarts, Duration restartDelay, Duration stopTimeout) {
        static Lifecycle defaults() {
            return new Lifecycle(5, Duration.ofMillis(200), Duration.ofSeconds(10));
        }
    }

    /** Which of several watermarks is the query's. */
    public enum WatermarkPolicy {
        /** The least, so that no node's rows are dropped early. */
        MIN,
        /** The greatest, so that the slowest node does not hold up the others. */
        MAX
    }
}
