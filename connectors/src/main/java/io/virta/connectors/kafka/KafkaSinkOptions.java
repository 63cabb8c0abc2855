package io.virta.connectors.kafka;

import io.virta.connector.OptionSpec;
import io.virta.format.json.JsonOptions;
import java.util.ArrayList;
import java.util.List;

/** The options of a Kafka sink. */
final class KafkaSinkOptions {
    static final List<OptionSpec> ALL = all();

    private KafkaSinkOptions() {}

    private static List<OptionSpec> all() {
        List<OptionSpec> options = new ArrayList<>(List.of(
                new OptionSpec("kafka.*", "Any property of Kafka's producer; kafka.bootstrap.servers must be there."),
                new OptionSpec("topic", "The topic of all rows; without it the column topic says where a row goes."),
                new OptionSpec(
                        "guarantee",
                        "exactly-once for streams, else at-least-once",
                        "exactly-once: each epoch is a transaction, which readers with isolation.level=read_committed see whole or not at all; or at-least-once."),
                new OptionSpec(
                        "transactionalIdPrefix", "virta", "Start of transactional ids and of the group of markers."),
                new OptionSpec("includeHeaders", "true", "Whether a column headers becomes headers."),
                new OptionSpec("format", "json: all columns but key, topic, partition and headers become the value.")));
        options.addAll(JsonOptions.WRITE);
        return List.copyOf(options);
    }
}
