package io.virta.connectors.kafka;

import io.virta.connector.Options;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the options of a Kafka source say.
 *
 * @param client the consumer's properties
 * @param start where a new query starts
 * @param end where a batch read ends
 * @param latestIfNoneSoLate start with what comes where no record is as late as a starting time
 * @param maxOffsets offsets an epoch takes at most, 0 for no limit
 * @param minOffsets offsets an epoch waits for, 0 for none
 * @param maxDelayMillis how long it waits at most
 * @param minPieces pieces to cut an epoch into at least, 0 for one a partition
 * @param commitGroup the group to which offsets are committed, or null
 */
record KafkaSourceSettings(
        Subscription subscription,
        Map<String, String> client,
        OffsetBound start,
        OffsetBound end,
        boolean latestIfNoneSoLate,
        boolean failOnDataLoss,
        long maxOffsets,
        long minOffsets,
        long maxDelayMillis,
        int minPieces,
        boolean headers,
        String groupIdPrefix,
        @Nullable String commitGroup,
        Duration pollTimeout) {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaSourceSettings.class);
    private static final List<String> ENDS = List.of("endingOffsets", "endingOffsetsByTimestamp", "endingTimestamp");
    private static final List<String> EPOCH_LIMITS =
            List.of("maxOffsetsPerTrigger", "minOffsetsPerTrigger", "maxTriggerDelay");

    /** What options say; throws INVALID_OPTION. */
    static KafkaSourceSettings of(Options options, boolean streaming) {
        checkMode(options, streaming);
        OffsetBound start =
                OffsetBound.of(options, "starting", streaming ? new OffsetBound.Latest() : new OffsetBound.Earliest());
        OffsetBound end = OffsetBound.of(options, "ending", new OffsetBound.Latest());
        if (!streaming) {
            checkBatch(options, start, end);
        }
        long max = options.number("maxOffsetsPerTrigger", 0, 1, Long.MAX_VALUE);
        long min = options.number("minOffsetsPerTrigger", 0, 1, Long.MAX_VALUE);
        if (max > 0 && min > max) {
            throw new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    "minOffsetsPerTrigger " + min + " is more than maxOffsetsPerTrigger " + max + ".",
                    "An epoch could never begin: lower the one or raise the other.");
        }
        Map<String, String> client = ClientProperties.ofSource(options);
        Subscription subscription = Subscription.of(options);
        checkPartitions(subscription, start, "starting");
        checkPartitions(subscription, end, "ending");
        return new KafkaSourceSettings(
                subscription,
                client,
                start,
                end,
                latestIfNoneSoLate(options),
                options.flag("failOnDataLoss", true),
                max,
                min,
                options.durationMillis("maxTriggerDelay", "15m"),
                (int) options.number("minPartitions", 0, 1, 1 << 20),
                options.flag("includeHeaders", false),
                options.get("groupIdPrefix", "virta-kafka-source"),
                options.get("commitGroupId"),
                Duration.ofMillis(options.number("kafkaConsumer.pollTimeoutMs", 120_000, 1, Integer.MAX_VALUE)));
    }

    private static void checkMode(Options options, boolean streaming) {
        for (String option : streaming ? ENDS : EPOCH_LIMITS) {
            if (options.get(option) != null && streaming) {
                throw new VirtaException(
                        ErrorCode.INVALID_OPTION,
                        "A stream from Kafka has no end: it does not take the option '" + option + "'.",
                        "Read with read() for a fixed range, or with Trigger.AvailableNow up to what is there now.");
            } else if (options.get(option) != null) {
                LOG.warn("The option {} of the kafka source means nothing to a batch read and is ignored.", option);
            }
        }
    }

    private static void checkBatch(Options options, OffsetBound start, OffsetBound end) {
        if (start instanceof OffsetBound.Latest || has(start, OffsetBound.LATEST)) {
            throw Options.invalid(
                    "startingOffsets",
                    options.get("startingOffsets", ""),
                    "earliest or offsets in a batch read, which would find nothing behind the latest");
        }
        if (end instanceof OffsetBound.Earliest || has(end, OffsetBound.EARLIEST)) {
            throw Options.invalid(
                    "endingOffsets",
                    options.get("endingOffsets", ""),
                    "latest or offsets, since there is nothing before the earliest");
        }
    }

    private static boolean has(OffsetBound bound, long mark) {
        return bound instanceof OffsetBound.At at && at.offsets().containsValue(mark);
    }

    private static void checkPartitions(Subscription subscription, OffsetBound bound, String side) {
        if (subscription.assigned() == null || !(bound instanceof OffsetBound.At at)) {
            return;
        }
        if (!at.offsets().keySet().equals(subscription.assigned())) {
            throw new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    side + "Offsets names other partitions than assign.",
                    "Give an offset for each assigned partition, -2 for the earliest and -1 for the latest.");
        }
    }

    private static boolean latestIfNoneSoLate(Options options) {
        String strategy = options.get("startingOffsetsByTimestampStrategy", "error");
        return switch (strategy.trim().toLowerCase(java.util.Locale.ROOT)) {
            case "error" -> false;
            case "latest" -> true;
            default -> throw Options.invalid("startingOffsetsByTimestampStrategy", strategy, "error or latest");
        };
    }

    /** Whether a name is that of a property with a secret. */
    static boolean isSecret(String property) {
        return SECRET.matcher(property).find();
    }

    private static final Pattern SECRET = Pattern.compile("(?i)password|secret|sasl\\.jaas|\\.key$|token");
}
