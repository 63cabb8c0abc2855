package io.virta.connectors.kafka;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer that reads ranges of partitions, one at a time. It stays open between ranges, and where a range starts at the end of the one before goes on with what it has fetched. Used by one
 * thread; its calls block until there is something, the poll timeout has passed, or the thread is interrupted.
 */
final class PartitionConsumer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionConsumer.class);

    /** How long a poll waits before the partition is looked at. */
    private static final Duration SLICE = Duration.ofSeconds(1);

    private final KafkaSourceSettings settings;
    private final KafkaConsumer<ByteBuffer, ByteBuffer> consumer;
    private final Map<TopicPartition, PartitionRecords> partitions = new HashMap<>();
    private @Nullable TopicPartition current;

    PartitionConsumer(KafkaSourceSettings settings) {
        this.settings = settings;
        Map<String, Object> properties = new HashMap<>(settings.client());
        properties.putIfAbsent("group.id", settings.groupIdPrefix() + "-" + UUID.randomUUID());
        properties.put("enable.auto.commit", "false");
        properties.put("auto.offset.reset", "none");
        properties.putIfAbsent("allow.auto.create.topics", "false");
        properties.putIfAbsent("max.poll.records", "4096");
        properties.putIfAbsent("max.partition.fetch.bytes", Integer.toString(8 << 20));
        // A fetch that waits at the broker for one partition holds back the fetch for the next.
        properties.putIfAbsent("fetch.max.wait.ms", "10");
        properties.putIfAbsent("receive.buffer.bytes", Integer.toString(1 << 20));
        try {
            consumer = new KafkaConsumer<>(properties, new ByteBufferDeserializer(), new ByteBufferDeserializer());
        } catch (KafkaException e) {
            throw KafkaErrors.of("make a consumer", e);
        }
    }

    /** Goes to an offset of a partition. */
    PartitionRecords open(TopicPartition partition, long offset) {
        PartitionRecords records = partitions.get(partition);
        if (records == null) {
            partitions.put(partition, new PartitionRecords(offset));
            consumer.assign(partitions.keySet());
            consumer.pause(partitions.keySet());
        } else if (!partition.equals(current)) {
            consumer.pause(partitions.keySet());
        }
        consumer.resume(Set.of(partition));
        current = partition;
        if (records == null || !records.goesOnAt(offset)) {
            records = new PartitionRecords(offset);
            partitions.put(partition, records);
            consumer.seek(partition, offset);
        }
        return records;
    }

    /**
     * Fetches on in the partition that is open, until there is a record or a gap between records has been passed.
     *
     * @param to where the range ends, for messages
     * @return false if the rest of the range is gone and the query goes on without it
     */
    boolean fetch(long to) {
        TopicPartition partition = Objects.requireNonNull(current);
        PartitionRecords records = Objects.requireNonNull(partitions.get(partition));
        long from = records.reached();
        long deadline = System.nanoTime() + settings.pollTimeout().toNanos();
        try {
            while (true) {
                List<ConsumerRecord<ByteBuffer, ByteBuffer>> polled =
                        consumer.poll(SLICE).records(partition);
                long position = consumer.position(partition);
                if (!polled.isEmpty() || position > from) {
                    records.refill(polled, position);
                    return true;
                }
                if (isGone(partition)) {
                    return lost("Topic partition " + partition + " was deleted while offsets " + from + " to " + to
                            + " were read.");
                }
                if (System.nanoTime() - deadline >= 0) {
                    throw new VirtaException(
                            ErrorCode.IO_ERROR,
                            "Kafka sent nothing of " + partition + " from offset " + from + " for "
                                    + TimeUnit.NANOSECONDS.toSeconds(
                                            settings.pollTimeout().toNanos()) + " s.",
                            "Check the broker that leads the partition; kafkaConsumer.pollTimeoutMs sets how long to wait.");
                }
            }
        } catch (OffsetOutOfRangeException e) {
            return skipTo(partition, from, to);
        } catch (InterruptException e) {
            throw new VirtaException(
                    ErrorCode.IO_ERROR, "The run was stopped while it read " + partition + ".", null, e);
        } catch (KafkaException e) {
            throw KafkaErrors.of("read " + partition + " from offset " + from, e);
        }
    }

    /** Behind what retention has deleted, or at the end of the range if all of it is gone. */
    private boolean skipTo(TopicPartition partition, long from, long to) {
        long first = Objects.requireNonNull(
                consumer.beginningOffsets(Set.of(partition)).get(partition));
        if (first > from && first < to) {
            lost("Offsets " + from + " to " + first + " of " + partition + " are gone: the oldest there is " + first
                    + ".");
            PartitionRecords behind = new PartitionRecords(first);
            partitions.put(partition, behind);
            consumer.seek(partition, first);
            return true;
        }
        partitions.remove(partition);
        consumer.assign(partitions.keySet());
        current = null;
        return lost("Offsets " + from + " to " + to + " of " + partition + " are gone: the oldest there is " + first
                + ", the latest is before them, or the topic was made anew.");
    }

    /** The records of the partition that is open, as they are after a fetch. */
    PartitionRecords records() {
        return Objects.requireNonNull(partitions.get(Objects.requireNonNull(current)));
    }

    private boolean isGone(TopicPartition partition) {
        List<PartitionInfo> found = consumer.partitionsFor(partition.topic());
        return found == null || found.stream().noneMatch(info -> info.partition() == partition.partition());
    }

    /** Fails, or warns and returns false. */
    private boolean lost(String problem) {
        if (settings.failOnDataLoss()) {
            throw KafkaErrors.dataLoss(problem);
        }
        LOG.warn("{} The query goes on without them, since failOnDataLoss is false.", problem);
        return false;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
