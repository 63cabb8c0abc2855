package io.virta.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names of settings: Virta's own, and those of Spark's that mean the same. */
public final class SettingNames {
    private static final Map<String, String> FROM_SPARK = Map.ofEntries(
            Map.entry("spark.sql.session.timezone", "virta.session.time-zone"),
            Map.entry("spark.sql.warehouse.dir", "virta.tables.warehouse"),
            Map.entry("spark.sql.sources.default", "virta.tables.format"),
            Map.entry("spark.sql.streaming.schemainference", "virta.tables.infer-schema"),
            Map.entry("spark.sql.streaming.checkpointlocation", "virta.checkpoint.location"),
            Map.entry("spark.sql.streaming.minbatchestoretain", "virta.checkpoint.min-epochs-to-retain"),
            Map.entry("spark.sql.shuffle.partitions", "virta.execution.shards"),
            Map.entry("spark.sql.streaming.pollingdelay", "virta.execution.poll-interval"),
            Map.entry("spark.sql.streaming.stoptimeout", "virta.execution.stop-timeout"),
            Map.entry("spark.sql.streaming.multiplewatermarkpolicy", "virta.watermark.policy"),
            Map.entry("spark.sql.streaming.nodatamicrobatches.enabled", "virta.watermark.epochs-without-data"),
            Map.entry("spark.sql.streaming.statestore.providerclass", "virta.state.store"),
            Map.entry("spark.sql.streaming.numrecentprogressupdates", "virta.progress.recent"));

    private SettingNames() {}

    /** Whether a name is one of Spark's: those without a meaning here are accepted and have no effect. */
    public static boolean isSparks(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("spark.");
    }

    /** Whether a name stands for a setting that has an effect. */
    public static boolean isKnown(String name) {
        return FROM_SPARK.containsKey(name.toLowerCase(Locale.ROOT)) || all().contains(name);
    }

    /** Virta's name for a setting: the name itself, or the one that one of Spark's means. */
    public static String canonical(String name) {
        return FROM_SPARK.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    }

    /** The value in Virta's form: a state store provider by its class name becomes {@code rocksdb} or {@code memory}. */
    public static String canonicalValue(String name, String value) {
        if (canonical(name).equals("virta.state.store") && value.contains(".")) {
            return value.toLowerCase(Locale.ROOT).contains("rocksdb") ? "rocksdb" : "memory";
        }
        return value;
    }

    /** Virta's own names, in order. */
    public static Set<String> all() {
        Config virta = ConfigFactory.defaultReference().getConfig("virta");
        Set<String> names = new TreeSet<>();
        virta.entrySet().forEach(entry -> names.add("virta." + entry.getKey()));
        return names;
    }

    /** The error for a name that stands for nothing, with the names most like it. */
    public static InvalidSettingException unknown(String name) {
        List<String> nearest = all().stream()
                .sorted(Comparator.comparingInt(candidate -> -commonLetters(candidate, name)))
                .limit(3)
                .toList();
        return new InvalidSettingException("There is no setting '" + name + "'. Did you mean "
                + String.join(", ", nearest) + "? All are in reference.conf.");
    }

    private static int commonLetters(String candidate, String name) {
        int common = 0;
        for (int i = 0; i + 3 <= name.length(); i++) {
            if (candidate.contains(name.substring(i, i + 3).toLowerCase(Locale.ROOT))) {
                common++;
            }
        }
        return common;
    }
}
