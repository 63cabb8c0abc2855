package io.virta.connectors.kafka;

import io.virta.connector.OptionSpec;
import io.virta.format.csv.CsvOptions;
import io.virta.format.json.JsonOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options of a Kafka source: Spark's, and the shortcut that decodes values. */
final class KafkaSourceOptions {
    static final List<OptionSpec> ALL = all();

    private KafkaSourceOptions() {}

    private static List<OptionSpec> all() {
        Map<String, OptionSpec> options = new LinkedHashMap<>();
        List<OptionSpec> own = List.of(
                new OptionSpec("kafka.*", "Any property of Kafka's consumer; kafka.bootstrap.servers must be there."),
                new OptionSpec("assign", "Partitions to read, as JSON: {\"topic\":[0,1]}."),
                new OptionSpec("subscribe", "Topics to read, separated by commas."),
                new OptionSpec("subscribePattern", "Regular expression that names of topics to read match as a whole."),
                new OptionSpec(
                        "startingOffsets",
                        "Where a new query starts: earliest, latest or JSON {\"topic\":{\"0\":23,\"1\":-2}} in which -2 is the earliest and -1 the latest offset; latest"
                                + " for streams, earliest else."),
                new OptionSpec("endingOffsets", "latest", "Where a batch read ends: latest or such JSON."),
                new OptionSpec("startingTimestamp", "Milliseconds since 1970 from which on a new query reads."),
                new OptionSpec("endingTimestamp", "Milliseconds since 1970 before which a batch read ends."),
                new OptionSpec("startingOffsetsByTimestamp", "The same for each partition: {\"topic\":{\"0\":1000}}."),
                new OptionSpec("endingOffsetsByTimestamp", "The same for the end of a batch read."),
                new OptionSpec(
                        "startingOffsetsByTimestampStrategy",
                        "error",
                        "What to do where no record is so late: error, or latest to start with what comes."),
                new OptionSpec(
                        "failOnDataLoss",
                        "true",
                        "Whether the query fails when offsets it has planned to read are gone; else it goes on behind them with a warning."),
                new OptionSpec(
                        "maxOffsetsPerTrigger", "Offsets an epoch takes at most, in proportion to each backlog."),
                new OptionSpec(
                        "minOffsetsPerTrigger", "Offsets an epoch waits for, but not longer than maxTriggerDelay."),
                new OptionSpec("maxTriggerDelay", "15m", "How long minOffsetsPerTrigger may hold an epoch back."),
                new OptionSpec(
                        "minPartitions", "Pieces to cut an epoch into at least, to read large partitions in parallel."),
                new OptionSpec("includeHeaders", "false", "Whether there is a column of headers."),
                new OptionSpec("groupIdPrefix", "virta-kafka-source", "Start of the names of consumer groups."),
                new OptionSpec(
                        "commitGroupId",
                        "Consumer group to which offsets are committed after each epoch, for Kafka's own tools to see; the query does not start from them."),
                new OptionSpec(
                        "kafkaConsumer.pollTimeoutMs",
                        "120000",
                        "How long a read waits for the broker before the run starts again."),
                new OptionSpec("format", "Decodes values into the columns of the schema: json, csv or text."),
                new OptionSpec(
                        "metadataColumns",
                        "With format: Kafka's columns to have beside those of the schema, such as 'key, timestamp'."));
        own.forEach(option -> options.put(option.name(), option));
        JsonOptions.READ.forEach(option -> options.putIfAbsent(option.name(), option));
        CsvOptions.READ.forEach(option -> options.putIfAbsent(option.name(), option));
        return List.copyOf(options.values());
    }
}
