package io.virta.connectors.kafka;

import io.virta.connector.Options;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceTable;
import io.virta.connectors.testkit.SourceContractTest;
import io.virta.testbroker.TestBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class KafkaSourceContractTest extends SourceContractTest {
    private final Topics topics = new Topics(TestBroker.shared());
    private String topic;
    private int produced;

    @BeforeEach
    void createTopic() throws Exception {
        topic = topics.create(2);
    }

    @AfterEach
    void closeClients() {
        topics.close();
    }

    @Override
    protected SourceTable table() {
        return KafkaTable.of(
                Options.of(topics.options(
                        "subscribe",
                        topic,
                        "startingOffsets",
                        "earliest",
                        "includeHeaders",
                        "true",
                        "format",
                        "text",
                        "metadataColumns",
                        "topic, partition, offset, timestamp, timestampType")),
                null,
                true,
                context);
    }

    @Override
    protected void produce() throws Exception {
        for (int i = 0; i < 6; i++) {
            topics.add(topic, i % 2, "value " + produced++);
        }
    }

    @Override
    protected ReadLimit limit() {
        return new ReadLimit(4, Long.MAX_VALUE, false);
    }
}
