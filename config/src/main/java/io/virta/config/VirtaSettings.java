package io.virta.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;

/** All settings below {@code virta}, read and checked. {@code reference.conf} documents each. Immutable. */
public record VirtaSettings(
        ZoneId timeZone,
        Tables tables,
        Checkpoint checkpoint,
        Execution execution,
        Restart restart,
        Watermark watermark,
        State state,
        int recentProgress) {

    /**
     * Reads the settings.
     *
     * @param config with the defaults of {@code reference.conf} merged in, as {@code ConfigFactory.load()} gives it
     * @throws InvalidSettingException if a value is of the wrong kind or out of range
     */
    public static VirtaSettings of(Config config) {
        try {
            return new VirtaSettings(
                    zone(config.getString("virta.session.time-zone")),
                    Tables.of(config),
                    Checkpoint.of(config),
                    Execution.of(config),
                    Restart.of(config),
                    new Watermark(
                            oneOf(Watermark.Policy.class, config, "virta.watermark.policy"),
                            config.getBoolean("virta.watermark.epochs-without-data")),
                    State.of(config),
                    inRange(config, "virta.progress.recent", 0, 1_000_000));
        } catch (ConfigException e) {
            String problem = String.valueOf(e.getMessage());
            String origin = e.origin() == null ? "" : e.origin().description() + ": ";
            throw new InvalidSettingException(
                    "A setting cannot be read: "
                            + (problem.startsWith(origin) ? problem.substring(origin.length()) : problem) + ".",
                    e);
        }
    }

    private static ZoneId zone(String text) {
        if (text.equals("system")) {
            return ZoneId.systemDefault();
        }
        try {
            return ZoneId.of(text, ZoneId.SHORT_IDS);
        } catch (DateTimeException e) {
            throw new InvalidSettingException(
                    "virta.session.time-zone cannot be '" + text
                            + "': it takes a region such as Europe/Helsinki, an offset such as +02:00, or UTC.",
                    e);
        }
    }

    static int inRange(Config config, String key, int min, int max) {
        int value = config.getInt(key);
        if (value < min || value > max) {
            throw new InvalidSettingException(
                    "The setting '" + key + "' cannot be " + value + ": it takes " + min + " to " + max + ".");
        }
        return value;
    }

    static <E extends Enum<E>> E oneOf(Class<E> values, Config config, String key) {
        String text = config.getString(key);
        for (E value : values.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(text)) {
                return value;
            }
        }
        StringBuilder names = new StringBuilder();
        for (E value : values.getEnumConstants()) {
            names.append(names.isEmpty() ? "" : " or ").append(value.name().toLowerCase(Locale.ROOT));
        }
        throw new InvalidSettingException(
                "The setting '" + key + "' cannot be '" + text + "': it takes " + names + ".");
    }

    static int orProcessors(int count) {
        return count == 0 ? Runtime.getRuntime().availableProcessors() : count;
    }

    /**
     * Tables that are written without a definition of their own.
     *
     * @param warehouse the directory that holds one directory a table
     * @param format their format, and that of reads and writes without {@code format(...)}
     * @param inferSchema whether streams over files without a schema infer it from the files that are there
     */
    public record Tables(String warehouse, String format, boolean inferSchema) {
        static Tables of(Config config) {
            return new Tables(
                    config.getString("virta.tables.warehouse"),
                    config.getString("virta.tables.format"),
                    config.getBoolean("virta.tables.infer-schema"));
        }
    }

    /**
     * Where checkpoints lie and how long.
     *
     * @param location the directory of queries that name none, or empty for temporary ones
     */
    public record Checkpoint(String location, int minEpochsToRetain) {
        static Checkpoint of(Config config) {
            return new Checkpoint(
                    config.getString("virta.checkpoint.location"),
                    inRange(config, "virta.checkpoint.min-epochs-to-retain", 1, 1_000_000));
        }
    }

    /** How epochs run. */
    public record Execution(
            int readers,
            int shards,
            int keyGroups,
            Duration epochDuration,
            long epochBytes,
            int inputBuffer,
            Duration pollInterval,
            Duration stopTimeout) {
        static Execution of(Config config) {
            int keyGroups = inRange(config, "virta.execution.key-groups", 1, 32_768);
            int buffer = inRange(config, "virta.execution.input-buffer", 1, 1024);
            if (Integer.bitCount(buffer) != 1) {
                throw new InvalidSettingException("The setting 'virta.execution.input-buffer' cannot be " + buffer
                        + ": it takes a power of two.");
            }
            return new Execution(
                    orProcessors(inRange(config, "virta.execution.readers", 0, 1024)),
                    Math.min(keyGroups, orProcessors(inRange(config, "virta.execution.shards", 0, 32_768))),
                    keyGroups,
                    config.getDuration("virta.execution.epoch-duration"),
                    config.getBytes("virta.execution.epoch-bytes"),
                    buffer,
                    config.getDuration("virta.execution.poll-interval"),
                    config.getDuration("virta.execution.stop-timeout"));
        }
    }

    /** How often and when a query starts again after an outside failure. */
    public record Restart(int maxAttempts, Duration delay) {
        static Restart of(Config config) {
            return new Restart(
                    inRange(config, "virta.restart.max-attempts", 0, 1_000_000),
                    config.getDuration("virta.restart.delay"));
        }
    }

    /**
     * How several watermarks become one, and what follows.
     *
     * @param epochsWithoutData whether an epoch runs when only the watermark has moved
     */
    public record Watermark(Policy policy, boolean epochsWithoutData) {
        /** Which watermark rules. */
        public enum Policy {
            MIN,
            MAX
        }
    }

    /**
     * Where keyed state lies.
     *
     * @param memoryBudgetBytes how much of one query's state stays in memory; without limit for {@code MEMORY}
     */
    public record State(Store store, long memoryBudgetBytes) {
        static State of(Config config) {
            Store store = oneOf(Store.class, config, "virta.state.store");
            long budget = config.getBytes("virta.state.memory-budget");
            if (store == Store.MEMORY) {
                return new State(store, Long.MAX_VALUE);
            }
            return new State(store, budget == 0 ? Runtime.getRuntime().maxMemory() / 2 : budget);
        }

        /** Where state goes beyond the memory budget. */
        public enum Store {
            MEMORY,
            ROCKSDB
        }
    }
}
