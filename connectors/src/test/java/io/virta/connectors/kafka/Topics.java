package io.virta.connectors.kafka;

import io.virta.testbroker.TestBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Topics of a test broker, with clients that are none of the product's. */
final class Topics implements AutoCloseable {
    private final String servers;
    private final Admin admin;
    private final KafkaProducer<String, String> producer;

    Topics(TestBroker broker) {
        servers = broker.bootstrapServers();
        admin = Admin.create(Map.of("bootstrap.servers", servers));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "linger.ms", "0"), new StringSerializer(), new StringSerializer());
    }

    /** Options that name the broker, and more. */
    Map<String, String> options(String... more) {
        Map<String, String> options = new HashMap<>(Map.of("kafka.bootstrap.servers", servers));
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        return options;
    }

    /** A new topic of any name. */
    String create(int partitions) throws Exception {
        return create("topic-" + UUID.randomUUID().toString().substring(0, 8), partitions, Map.of());
    }

    String create(String topic, int partitions, Map<String, String> config) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(config)))
                .all()
                .get();
        return topic;
    }

    void addPartitions(String topic, int total) throws Exception {
        admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(total)))
                .all()
                .get();
    }

    void delete(String topic) throws Exception {
        admin.deleteTopics(List.of(topic)).all().get();
    }

    /** Deletes what is before an offset, as retention does. */
    void deleteBefore(String topic, int partition, long offset) throws Exception {
        admin.deleteRecords(Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                .all()
                .get();
    }

    /** Adds values to a partition. */
    void add(String topic, int partition, String... values) throws Exception {
        for (String value : values) {
            add(new ProducerRecord<>(topic, partition, null, value));
        }
    }

    void add(ProducerRecord<String, String> record) throws Exception {
        producer.send(record).get();
    }

    /** Adds values in a transaction that is committed or aborted. */
    void addInTransaction(String topic, int partition, boolean commit, String... values) throws Exception {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                servers,
                "transactional.id",
                UUID.randomUUID().toString());
        try (KafkaProducer<String, String> transactional =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            transactional.initTransactions();
            transactional.beginTransaction();
            for (String value : values) {
                transactional
                        .send(new ProducerRecord<>(topic, partition, null, value))
                        .get();
            }
            if (commit) {
                transactional.commitTransaction();
            } else {
                transactional.abortTransaction();
            }
        }
    }

    /** Waits until the outcome of every transaction that was decided is in its partitions, which is a little later than producers are told. */
    private void awaitDecided() throws Exception {
        ListTransactionsOptions deciding = new ListTransactionsOptions()
                .filterStates(List.of(TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT));
        while (!admin.listTransactions(deciding).all().get().isEmpty()) {
            Thread.onSpinWait();
        }
    }

    /** All records that a reader of committed records sees now, in the order of partitions. */
    List<ConsumerRecord<String, String>> records(String topic) throws Exception {
        awaitDecided();
        Map<String, Object> properties = Map.of(
                "bootstrap.servers", servers, "isolation.level", "read_committed", "enable.auto.commit", "false");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            records.sort((a, b) -> Integer.compare(a.partition(), b.partition()));
            return records;
        }
    }

    /** The values of all committed records. */
    List<String> values(String topic) throws Exception {
        return records(topic).stream().map(ConsumerRecord::value).toList();
    }

    /** The offsets that a group has committed, by partition. */
    Map<TopicPartition, Long> committed(String group) throws Exception {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        return offsets;
    }

    Admin admin() {
        return admin;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
