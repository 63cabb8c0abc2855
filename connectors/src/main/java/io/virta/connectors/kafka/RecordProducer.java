package io.virta.connectors.kafka;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A producer that remembers the first record it could not send. Thread-safe. */
final class RecordProducer implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Map<String, String> client;
    private final KafkaProducer<byte[], byte[]> producer;
    private volatile @Nullable Exception failure;

    /** A producer of these properties and some defaults. */
    RecordProducer(Map<String, String> client) {
        this.client = client;
        Map<String, Object> properties = new HashMap<>(client);
        properties.putIfAbsent("batch.size", Integer.toString(128 << 10));
        try {
            producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            throw KafkaErrors.of("make a producer", e);
        }
    }

    KafkaProducer<byte[], byte[]> producer() {
        return producer;
    }

    /** Sends a record; it may fail later, which the next call tells. */
    void send(ProducerRecord<byte[], byte[]> record) {
        try {
            Future<RecordMetadata> unused = producer.send(record, this::sent);
            if (failure != null) {
                throw failed(record.topic(), failure);
            }
        } catch (KafkaException | IllegalStateException e) {
            throw KafkaErrors.of("write to " + record.topic(), e);
        } catch (IllegalArgumentException e) {
            throw new VirtaException(
                    ErrorCode.INVALID_VALUE,
                    "A row cannot be written to kafka: " + e.getMessage(),
                    "Correct the column that the message names.",
                    e);
        }
    }

    private void sent(@Nullable RecordMetadata metadata, @Nullable Exception problem) {
        if (problem != null && failure == null) {
            failure = problem;
        }
    }

    /** Waits until all records are with the brokers; throws if one is not. */
    void flush() {
        try {
            producer.flush();
        } catch (KafkaException e) {
            throw KafkaErrors.of("write", e);
        }
        Exception first = failure;
        if (first != null) {
            throw KafkaErrors.of("write", first);
        }
    }

    /** The error of a record; a topic that is not there is only known by asking. */
    private VirtaException failed(String topic, Exception first) {
        if (first instanceof TimeoutException && TopicMetadata.isMissing(client, topic)) {
            return KafkaErrors.of(
                    "write to " + topic, new UnknownTopicOrPartitionException("There is no topic " + topic + "."));
        }
        return KafkaErrors.of("write to " + topic, first);
    }

    /** Forgets the failure of a transaction that was aborted. */
    void forgetFailure() {
        failure = null;
    }

    /** Closes; a transaction that is open is aborted. */
    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
