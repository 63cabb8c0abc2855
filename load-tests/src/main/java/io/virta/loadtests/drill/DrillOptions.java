package io.virta.loadtests.drill;

import java.util.List;
import java.util.Locale;

/**
 * What a drill does.
 *
 * @param kills how many times the process is killed
 * @param seed of all that is random
 * @param moment when it is killed
 * @param overflow whether almost all state lies in RocksDB
 * @param files how many files, and so epochs, come between two kills
 * @param pairs how many pairs of queries run in the process
 */
record DrillOptions(int kills, long seed, Moment moment, boolean overflow, int files, int pairs) {
    /** When a process is killed, as a part of the time that a run takes when left alone. */
    enum Moment {
        /** At any time. */
        ANY(0.15, 1.1),
        /** While the process starts, or its queries recover. */
        START(0.1, 0.6),
        /** A moment after it was told to stop (SIGTERM), which itself comes at any time. */
        STOP(0.3, 1.0);

        final double shortestLife;
        final double longestLife;

        Moment(double shortestLife, double longestLife) {
            this.shortestLife = shortestLife;
            this.longestLife = longestLife;
        }
    }

    static DrillOptions parse(List<String> arguments) {
        DrillOptions options = new DrillOptions(50, System.nanoTime(), Moment.ANY, false, 6, 1);
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(arguments.get(i) + " has no value");
            }
            options = options.with(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }

    private DrillOptions with(String name, String value) {
        return switch (name) {
            case "--kills" -> new DrillOptions(Integer.parseInt(value), seed, moment, overflow, files, pairs);
            case "--seed" -> new DrillOptions(kills, Long.parseLong(value), moment, overflow, files, pairs);
            case "--during" ->
                new DrillOptions(kills, seed, Moment.valueOf(value.toUpperCase(Locale.ROOT)), overflow, files, pairs);
            case "--state" -> new DrillOptions(kills, seed, moment, value.equals("overflow"), files, pairs);
            case "--files" -> new DrillOptions(kills, seed, moment, overflow, Integer.parseInt(value), pairs);
            case "--pairs" -> new DrillOptions(kills, seed, moment, overflow, files, Integer.parseInt(value));
            default -> throw new IllegalArgumentException("unknown option " + name);
        };
    }
}
