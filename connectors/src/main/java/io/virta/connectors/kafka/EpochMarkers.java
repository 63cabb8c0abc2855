package io.virta.connectors.kafka;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/** Reads the markers of committed epochs. Calls block. */
final class EpochMarkers implements AutoCloseable {
    private static final String RETENTION = "offsets.retention.minutes";
    private static final Duration DEFAULT_RETENTION = Duration.ofDays(7);

    private final Admin admin;

    EpochMarkers(Map<String, String> client) {
        Map<String, Object> known = new HashMap<>(client);
        known.keySet().retainAll(AdminClientConfig.configNames());
        try {
            admin = Admin.create(known);
        } catch (KafkaException e) {
            throw KafkaErrors.of("make a client", e);
        }
    }

    /**
     * Whether an epoch's marker is there. Throws DATA_LOSS if it may have been there and been forgotten since.
     *
     * @param expected what the marker says
     */
    boolean has(EpochHandle handle, long epoch, String expected) {
        try {
            TopicPartition place = new TopicPartition(handle.topic(), 0);
            OffsetAndMetadata marker = admin.listConsumerGroupOffsets(
                            handle.group(), new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(place);
            if (marker != null && marker.offset() == epoch && marker.metadata().equals(expected)) {
                return true;
            }
            if (marker == null && isForgotten(handle)) {
                throw new VirtaException(
                        ErrorCode.DATA_LOSS,
                        "Whether epoch " + epoch
                                + " was written to Kafka cannot be found out any more: it was prepared longer ago than brokers keep the marker ("
                                + RETENTION + ").",
                        "Look for its rows in " + handle.topic()
                                + "; then start from a copy of the checkpoint, or with a new one from the offsets that fit.");
            }
            return false;
        } catch (ExecutionException e) {
            throw KafkaErrors.of("read the marker of epoch " + epoch, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VirtaException(ErrorCode.IO_ERROR, "The run was stopped while it waited for Kafka.");
        }
    }

    private boolean isForgotten(EpochHandle handle) throws InterruptedException {
        return System.currentTimeMillis() - handle.startedMillis() > retention().toMillis();
    }

    /** How long brokers keep offsets of a group without members; Kafka's default where they do not tell. */
    private Duration retention() throws InterruptedException {
        try {
            Collection<Node> nodes = admin.describeCluster().nodes().get();
            if (nodes.isEmpty()) {
                return DEFAULT_RETENTION;
            }
            ConfigResource broker = new ConfigResource(
                    ConfigResource.Type.BROKER, nodes.iterator().next().idString());
            Config config = admin.describeConfigs(List.of(broker)).all().get().get(broker);
            @Nullable ConfigEntry entry = config == null ? null : config.get(RETENTION);
            return entry == null || entry.value() == null
                    ? DEFAULT_RETENTION
                    : Duration.ofMinutes(Long.parseLong(entry.value()));
        } catch (ExecutionException e) {
            return DEFAULT_RETENTION;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
