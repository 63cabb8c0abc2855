package io.virta.connectors.kafka;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks brokers for partitions and offsets. Calls block for at most the client's {@code default.api.timeout.ms}; used by one thread at a time. */
final class TopicMetadata implements AutoCloseable {
    private final Admin admin;
    private final ListOffsetsOptions isolation;

    /** A client with those of a consumer's properties that an admin client knows. */
    TopicMetadata(Map<String, String> properties) {
        Map<String, Object> known = new HashMap<>(properties);
        known.keySet().retainAll(AdminClientConfig.configNames());
        boolean committed = "read_committed"
                .equals(properties.getOrDefault("isolation.level", "").toLowerCase(Locale.ROOT));
        this.isolation =
                new ListOffsetsOptions(committed ? IsolationLevel.READ_COMMITTED : IsolationLevel.READ_UNCOMMITTED);
        try {
            this.admin = Admin.create(known);
        } catch (KafkaException e) {
            throw KafkaErrors.of("make a client", e);
        }
    }

    /** Whether brokers say that there is no such topic; false if they do not answer. */
    static boolean isMissing(Map<String, String> client, String topic) {
        try (TopicMetadata metadata = new TopicMetadata(client)) {
            return metadata.describe(Set.of(topic)).isEmpty();
        } catch (VirtaException e) {
            return false;
        }
    }

    /** The partitions that a subscription means now. Topics that are not there have none. */
    SortedSet<TopicPartition> partitions(Subscription subscription) {
        SortedSet<TopicPartition> found = new TreeSet<>(TopicOffsets.ORDER);
        Set<TopicPartition> assigned = subscription.assigned();
        Set<String> topics = new HashSet<>();
        if (assigned != null) {
            assigned.forEach(partition -> topics.add(partition.topic()));
        } else if (subscription.topics() != null) {
            topics.addAll(subscription.topics());
        } else {
            for (String topic : await("list topics", admin.listTopics().names())) {
                if (subscription.pattern() != null
                        && subscription.pattern().matcher(topic).matches()) {
                    topics.add(topic);
                }
            }
        }
        for (TopicDescription topic : describe(topics)) {
            topic.partitions().forEach(partition -> {
                TopicPartition one = new TopicPartition(topic.name(), partition.partition());
                if (assigned == null || assigned.contains(one)) {
                    found.add(one);
                }
            });
        }
        return found;
    }

    private List<TopicDescription> describe(Set<String> topics) {
        List<TopicDescription> found = new ArrayList<>();
        for (KafkaFuture<TopicDescription> topic :
                admin.describeTopics(topics).topicNameValues().values()) {
            try {
                found.add(topic.get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw KafkaErrors.of("describe topics", e);
                }
            } catch (InterruptedException e) {
                throw interrupted();
            }
        }
        return found;
    }

    SortedMap<TopicPartition, Long> earliest(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.earliest());
    }

    /** Behind the last records, of those that the isolation level lets a consumer see. */
    SortedMap<TopicPartition, Long> latest(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.latest());
    }

    /** The offsets of the first records at or after times, -1 where there is none. */
    SortedMap<TopicPartition, Long> atTimes(Map<TopicPartition, Long> millis) {
        Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
        millis.forEach((partition, time) -> specs.put(partition, OffsetSpec.forTimestamp(time)));
        return offsets(specs);
    }

    private SortedMap<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
        partitions.forEach(partition -> specs.put(partition, spec));
        return offsets(specs);
    }

    private SortedMap<TopicPartition, Long> offsets(Map<TopicPartition, OffsetSpec> specs) {
        SortedMap<TopicPartition, Long> offsets = TopicOffsets.empty();
        if (!specs.isEmpty()) {
            Map<TopicPartition, ListOffsetsResultInfo> found = await(
                    "read the offsets of " + specs.keySet(),
                    admin.listOffsets(specs, isolation).all());
            found.forEach((partition, info) -> offsets.put(partition, info.offset()));
        }
        return offsets;
    }

    /** Commits offsets to a group that has no members. */
    KafkaFuture<Void> commit(String group, SortedMap<TopicPartition, Long> offsets) {
        Map<TopicPartition, OffsetAndMetadata> all = new HashMap<>();
        offsets.forEach((partition, offset) -> all.put(partition, new OffsetAndMetadata(offset)));
        return admin.alterConsumerGroupOffsets(group, all).all();
    }

    private static <T> T await(String doing, KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw KafkaErrors.of(doing, e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static VirtaException interrupted() {
        Thread.currentThread().interrupt();
        return new VirtaException(ErrorCode.IO_ERROR, "The run was stopped while it waited for Kafka.");
    }

    @Override
    public void close() {
        admin.close(java.time.Duration.ZERO);
    }
}
