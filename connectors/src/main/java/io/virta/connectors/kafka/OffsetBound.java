package io.virta.connectors.kafka;

import io.virta.connector.Options;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.common.TopicPartition;

/** Where reading starts or ends, in the terms of the options. */
sealed interface OffsetBound {
    /** In JSON, the offset that stands for the earliest. */
    long EARLIEST = -2;

    /** In JSON, the offset that stands for the latest. */
    long LATEST = -1;

    /** The first offsets that there are. */
    record Earliest() implements OffsetBound {}

    /** Behind the last offsets that there are. */
    record Latest() implements OffsetBound {}

    /** Offsets of each partition, {@link #EARLIEST} and {@link #LATEST} among them. */
    record At(Map<TopicPartition, Long> offsets) implements OffsetBound {}

    /** The first records at or after a time in milliseconds. */
    record AtTime(long millis) implements OffsetBound {}

    /** The same with a time for each partition. */
    record AtTimes(Map<TopicPartition, Long> millis) implements OffsetBound {}

    /**
     * What options say, by Spark's precedence: a time for all, times by partition, offsets.
     *
     * @param side {@code starting} or {@code ending}
     */
    static OffsetBound of(Options options, String side, OffsetBound otherwise) {
        String time = options.get(side + "Timestamp");
        if (time != null) {
            return new AtTime(options.number(side + "Timestamp", 0, 0, Long.MAX_VALUE));
        }
        String times = options.get(side + "OffsetsByTimestamp");
        if (times != null) {
            return new AtTimes(TopicOffsets.parse(side + "OffsetsByTimestamp", times));
        }
        String name = side + "Offsets";
        String offsets = options.get(name);
        if (offsets == null) {
            return otherwise;
        }
        return switch (offsets.trim().toLowerCase(Locale.ROOT)) {
            case "earliest" -> new Earliest();
            case "latest" -> new Latest();
            default -> at(name, offsets);
        };
    }

    private static At at(String name, String text) {
        if (!text.trim().startsWith("{")) {
            throw Options.invalid(name, text, "earliest, latest or JSON such as {\"topic\":{\"0\":23,\"1\":-2}}");
        }
        SortedMap<TopicPartition, Long> offsets = TopicOffsets.parse(name, text);
        if (offsets.values().stream().anyMatch(offset -> offset < EARLIEST)) {
            throw Options.invalid(name, text, "offsets from 0, -1 for the latest and -2 for the earliest");
        }
        return new At(offsets);
    }
}
