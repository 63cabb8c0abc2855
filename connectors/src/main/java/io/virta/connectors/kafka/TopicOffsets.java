package io.virta.connectors.kafka;

import io.virta.batch.BytesColumn;
import io.virta.connector.Options;
import io.virta.error.VirtaException;
import io.virta.format.json.JsonOptions;
import io.virta.format.json.JsonValueDecoder;
import io.virta.row.RowConverter;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.MapType;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Numbers by partition as Spark's JSON: {@code {"topic":{"0":23,"1":42}}}. Stateless. */
final class TopicOffsets {
    static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private static final DataType OFFSETS =
            new MapType(AtomicType.STRING, new MapType(AtomicType.STRING, AtomicType.BIGINT, false), false);
    private static final DataType PARTITIONS =
            new MapType(AtomicType.STRING, new ArrayType(AtomicType.INT, false), false);

    private TopicOffsets() {}

    /** An empty map in the order of topics and partitions. */
    static SortedMap<TopicPartition, Long> empty() {
        return new TreeMap<>(ORDER);
    }

    /** The position that a checkpoint holds. */
    static SortedMap<TopicPartition, Long> parsePosition(String json) {
        return parse("position", json);
    }

    /** The value of an option; throws INVALID_OPTION. */
    @SuppressWarnings("unchecked") // what the type of the decoder says
    static SortedMap<TopicPartition, Long> parse(String option, String json) {
        SortedMap<TopicPartition, Long> offsets = empty();
        String expected = "JSON such as {\"topic\":{\"0\":23,\"1\":42}}";
        Map<String, Map<String, Long>> topics = (Map<String, Map<String, Long>>) value(option, json, OFFSETS, expected);
        topics.forEach((topic, partitions) -> {
            if (partitions == null) {
                throw Options.invalid(option, json, expected);
            }
            partitions.forEach((partition, offset) -> {
                if (offset == null) {
                    throw Options.invalid(option, json, expected);
                }
                offsets.put(new TopicPartition(topic, number(option, json, partition, expected)), offset);
            });
        });
        return offsets;
    }

    /** The partitions that the option {@code assign} names. */
    @SuppressWarnings("unchecked") // what the type of the decoder says
    static Set<TopicPartition> parsePartitions(String option, String json) {
        Set<TopicPartition> all = new HashSet<>();
        String expected = "JSON such as {\"topic\":[0,1]}";
        Map<String, List<Integer>> topics = (Map<String, List<Integer>>) value(option, json, PARTITIONS, expected);
        topics.forEach((topic, partitions) -> {
            if (partitions == null || partitions.contains(null)) {
                throw Options.invalid(option, json, expected);
            }
            partitions.forEach(partition -> all.add(new TopicPartition(topic, partition)));
        });
        if (all.isEmpty()) {
            throw Options.invalid(option, json, expected);
        }
        return all;
    }

    private static int number(String option, String json, String partition, String expected) {
        try {
            return Integer.parseUnsignedInt(partition);
        } catch (NumberFormatException e) {
            throw Options.invalid(option, json, expected);
        }
    }

    private static Object value(String option, String json, DataType type, String expected) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        JsonOptions options = JsonOptions.of(Options.of(Map.of("mode", "FAILFAST")), ZoneOffset.UTC);
        @Nullable Object value;
        try {
            value = RowConverter.value(
                    new JsonValueDecoder(type, options)
                            .decode(new BytesColumn(text, new int[] {0, text.length}, null), 1),
                    0,
                    type);
        } catch (VirtaException e) {
            throw Options.invalid(option, json, expected);
        }
        if (value == null) {
            throw Options.invalid(option, json, expected);
        }
        return Objects.requireNonNull(value);
    }

    /** The JSON of offsets, topics and partitions in order. */
    static String toJson(SortedMap<TopicPartition, Long> offsets) {
        StringBuilder json = new StringBuilder("{");
        String topic = null;
        for (Map.Entry<TopicPartition, Long> entry : offsets.entrySet()) {
            String next = entry.getKey().topic();
            if (!next.equals(topic)) {
                json.append(topic == null ? "\"" : "},\"").append(next).append("\":{");
                topic = next;
            } else {
                json.append(',');
            }
            json.append('"').append(entry.getKey().partition()).append("\":").append(entry.getValue());
        }
        return json.append(topic == null ? "}" : "}}").toString();
    }
}
