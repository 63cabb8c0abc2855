package io.virta.connectors.kafka;

import io.virta.connector.Options;
import io.virta.connector.Sink;
import io.virta.connectors.testkit.SinkContractTest;
import io.virta.row.Row;
import io.virta.testbroker.TestBroker;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class KafkaSinkContractTest extends SinkContractTest {
    private static final Pattern ROW = Pattern.compile("\\{\"word\":\"(\\w+)\",\"n\":(\\d+)}");

    private final Topics topics = new Topics(TestBroker.shared());
    private String topic;

    @BeforeEach
    void createTopic() throws Exception {
        topic = topics.create(2);
    }

    @AfterEach
    void closeClients() {
        topics.close();
    }

    @Override
    protected Sink sink() {
        return KafkaSink.of(
                Options.of(topics.options("topic", topic, "format", "json", "transactionalIdPrefix", topic)),
                request(),
                context);
    }

    @Override
    protected boolean losesWhatWasPrepared() {
        return true;
    }

    @Override
    protected List<Row> published() throws Exception {
        return topics.values(topic).stream()
                .map(value -> {
                    Matcher row = ROW.matcher(value);
                    if (!row.matches()) {
                        throw new AssertionError(value);
                    }
                    return Row.of(row.group(1), Long.parseLong(row.group(2)));
                })
                .toList();
    }
}
