package io.virta.connectors.kafka;

import io.virta.connector.Options;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions a source reads: exactly one part is there.
 *
 * @param text the option's value, for descriptions
 * @param assigned the partitions of {@code assign}
 * @param topics the names of {@code subscribe}
 * @param pattern the expression of {@code subscribePattern}
 */
record Subscription(
        String text,
        @Nullable Set<TopicPartition> assigned,
        @Nullable Set<String> topics,
        @Nullable Pattern pattern) {
    static Subscription of(Options options) {
        List<String> given = new ArrayList<>();
        for (String option : List.of("assign", "subscribe", "subscribePattern")) {
            if (options.get(option) != null) {
                given.add(option);
            }
        }
        if (given.size() != 1) {
            throw new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    given.isEmpty()
                            ? "The kafka source needs to know what to read."
                            : "The kafka source has more than one of its options: " + String.join(", ", given) + ".",
                    "Set exactly one of assign, subscribe and subscribePattern.");
        }
        String option = given.get(0);
        String value = options.get(option, "");
        return switch (option) {
            case "assign" -> new Subscription(value, TopicOffsets.parsePartitions(option, value), null, null);
            case "subscribe" -> new Subscription(value, null, topics(value), null);
            default -> new Subscription(value, null, null, pattern(value));
        };
    }

    private static Set<String> topics(String value) {
        Set<String> topics = new TreeSet<>();
        for (String topic : value.split(",")) {
            if (!topic.isBlank()) {
                topics.add(topic.trim());
            }
        }
        if (topics.isEmpty()) {
            throw Options.invalid("subscribe", value, "names of topics separated by commas");
        }
        return topics;
    }

    private static Pattern pattern(String value) {
        try {
            return Pattern.compile(value.trim());
        } catch (PatternSyntaxException e) {
            throw Options.invalid("subscribePattern", value, "a regular expression (" + e.getDescription() + ")");
        }
    }
}
