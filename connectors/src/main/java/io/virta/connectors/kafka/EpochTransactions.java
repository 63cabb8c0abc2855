package io.virta.connectors.kafka;

import io.virta.connector.SinkWriter.Recovery;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of a sink, one an epoch, shared by its writers. Two transactional ids alternate, so that one epoch commits while the next is written; an epoch without rows has no transaction.
 *
 * <p>The last writer to prepare puts the marker into the transaction: the epoch's number as an offset of a consumer group, with query, epoch and attempt beside it. Nobody can commit what another
 * producer has written, so an epoch that a run left prepared is finished by a new producer of the same id, whose {@code initTransactions} fences the old one and completes or aborts what it left; the
 * marker then says which of both it was. Thread-safe.
 */
final class EpochTransactions {
    private static final String TRANSACTION_TIMEOUT = "transaction.timeout.ms";
    private static final int DEFAULT_TIMEOUT_MILLIS = 300_000;

    private final TransactionIds ids;
    private final Map<String, String> client;
    private final Runnable leave;
    private final @Nullable Lane[] lanes = new Lane[TransactionIds.LANES];
    private volatile long committed = -1;
    private @Nullable ConsumerGroupMetadata group;

    EpochTransactions(TransactionIds ids, Map<String, String> client, Runnable leave) {
        this.ids = ids;
        this.client = client;
        this.leave = leave;
    }

    /** The transaction of one epoch at a time. */
    final class Lane implements AutoCloseable {
        private final String transactionalId;
        private final RecordProducer producer;
        private final Set<Integer> prepared = new HashSet<>();
        private long epoch = -1;
        private int attempt;
        private volatile boolean open;
        private String topic = "";
        private long startedMillis;

        /** Fences what other producers of the id have left, and completes or aborts it. */
        Lane(String transactionalId) {
            this.transactionalId = transactionalId;
            Map<String, String> properties = new HashMap<>(client);
            properties.put("transactional.id", transactionalId);
            properties.putIfAbsent(TRANSACTION_TIMEOUT, Integer.toString(DEFAULT_TIMEOUT_MILLIS));
            producer = new RecordProducer(properties);
            try {
                producer.producer().initTransactions();
            } catch (KafkaException e) {
                producer.close();
                throw KafkaErrors.of("begin transactions as " + transactionalId, e);
            }
        }

        private synchronized void begin(long begun, int begunAttempt) {
            if (epoch == begun && attempt == begunAttempt) {
                return;
            }
            abortIfOpen();
            epoch = begun;
            attempt = begunAttempt;
            prepared.clear();
        }

        /** Sends a record in the epoch's transaction. */
        void send(ProducerRecord<byte[], byte[]> record) {
            if (!open) {
                openTransaction(record.topic());
            }
            producer.send(record);
        }

        private synchronized void openTransaction(String firstTopic) {
            if (!open) {
                try {
                    producer.producer().beginTransaction();
                } catch (KafkaException | IllegalStateException e) {
                    throw KafkaErrors.of("begin a transaction", e);
                }
                topic = firstTopic;
                startedMillis = System.currentTimeMillis();
                open = true;
            }
        }

        private synchronized byte[] prepare(int writer, int writers) {
            prepared.add(writer);
            if (!open) {
                return new byte[0];
            }
            if (prepared.size() == writers) {
                producer.flush();
                mark();
            }
            return new EpochHandle(transactionalId, ids.group(), topic, attempt, startedMillis).encode();
        }

        private void mark() {
            OffsetAndMetadata marker = new OffsetAndMetadata(epoch, ids.marker(epoch, attempt));
            try {
                producer.producer().sendOffsetsToTransaction(Map.of(new TopicPartition(topic, 0), marker), group());
            } catch (KafkaException | IllegalStateException e) {
                throw KafkaErrors.of("write the marker of epoch " + epoch + " to the group " + ids.group(), e);
            }
        }

        private synchronized void commit(long decided) {
            if (decided <= committed) {
                return;
            }
            if (epoch != decided || !open) {
                throw new VirtaException(
                        ErrorCode.IO_ERROR,
                        "The transaction of epoch " + decided + " is not open in this process.",
                        "The run is started again and finds out whether it is committed.");
            }
            try {
                producer.producer().commitTransaction();
            } catch (KafkaException | IllegalStateException e) {
                // Whether it is committed is not known: the next run asks for the marker.
                throw new VirtaException(
                        ErrorCode.IO_ERROR,
                        "Kafka could not commit the transaction of epoch " + epoch + ": " + e.getMessage(),
                        "The run is started again and finds out whether it is committed; if this happens often, raise kafka.transaction.timeout.ms.",
                        e);
            }
            open = false;
            committed = decided;
        }

        private synchronized void abort(long aborted) {
            if (epoch == aborted) {
                abortIfOpen();
                epoch = -1;
            }
        }

        private synchronized void abortIfOpen() {
            if (open) {
                try {
                    producer.producer().abortTransaction();
                } catch (KafkaException | IllegalStateException e) {
                    throw KafkaErrors.of("abort the transaction of epoch " + epoch, e);
                }
                producer.forgetFailure();
                open = false;
            }
        }

        @Override
        public void close() {
            producer.close();
        }
    }

    /** The group of the markers, which never has members. */
    private synchronized ConsumerGroupMetadata group() {
        ConsumerGroupMetadata known = group;
        if (known == null) {
            Map<String, Object> properties = new HashMap<>(client);
            properties.keySet().retainAll(ConsumerConfig.configNames());
            properties.put("group.id", ids.group());
            try (KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                known = consumer.groupMetadata();
            }
            group = known;
        }
        return known;
    }

    /** An epoch begins; what an earlier attempt has written of it is aborted. */
    void begin(long epoch, int attempt) {
        lane(epoch).begin(epoch, attempt);
    }

    /** The lane of an epoch. */
    Lane lane(long epoch) {
        return laneOf((int) (epoch % TransactionIds.LANES));
    }

    private synchronized Lane laneOf(int number) {
        Lane lane = lanes[number];
        if (lane == null) {
            lane = new Lane(ids.transactionalId(number));
            lanes[number] = lane;
        }
        return lane;
    }

    /** One of the writers has written all its rows. The last one makes the transaction ready to commit. Returns its handle, empty if there are no rows. */
    byte[] prepare(long epoch, int writer, int writers) {
        return lane(epoch).prepare(writer, writers);
    }

    /** Commits an epoch, once. */
    void commit(long epoch) {
        lane(epoch).commit(epoch);
    }

    /** Whether an epoch that was prepared is committed, after a new producer has finished its transaction. */
    Recovery recover(long epoch, EpochHandle handle) {
        if (epoch <= committed) {
            return Recovery.COMMITTED;
        }
        Lane lane = lane(epoch);
        if (lane.transactionalId.equals(handle.transactionalId())) {
            lane.abortIfOpen();
        } else {
            // The prefix was changed since.
            new Lane(handle.transactionalId()).close();
        }
        boolean marked;
        try (EpochMarkers markers = new EpochMarkers(client)) {
            marked = markers.has(handle, epoch, ids.marker(epoch, handle.attempt()));
        }
        if (marked) {
            committed = epoch;
        }
        return marked ? Recovery.COMMITTED : Recovery.ABORTED;
    }

    /** Discards what was begun or prepared of an epoch and was never decided, here or in other processes. */
    void abort(long epoch) {
        for (int number = 0; number < TransactionIds.LANES; number++) {
            laneOf(number).abort(epoch);
        }
    }

    /** One writer less. */
    void leave() {
        leave.run();
    }

    /** Ends all producers; transactions that are open are aborted. */
    synchronized void close() {
        for (Lane lane : lanes) {
            if (lane != null) {
                lane.close();
            }
        }
    }
}
