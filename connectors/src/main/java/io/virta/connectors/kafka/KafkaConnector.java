package io.virta.connectors.kafka;

import com.google.auto.service.AutoService;
import io.virta.connector.Connector;
import io.virta.connector.ConnectorContext;
import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import io.virta.connector.Sink;
import io.virta.connector.SinkRequest;
import io.virta.connector.SourceTable;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.types.StructType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Topics of Kafka. */
@AutoService(Connector.class)
public final class KafkaConnector implements Connector {
    static final String FORMAT = "kafka";
    private static final String CLIENT = "org.apache.kafka.clients.consumer.KafkaConsumer";

    /** Found by service loading. */
    public KafkaConnector() {}

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public List<OptionSpec> sourceOptions() {
        return KafkaSourceOptions.ALL;
    }

    @Override
    public List<OptionSpec> sinkOptions() {
        return KafkaSinkOptions.ALL;
    }

    @Override
    public SourceTable source(
            Options options, @Nullable StructType schema, boolean streaming, ConnectorContext context) {
        requireClient();
        return KafkaTable.of(options, schema, streaming, context);
    }

    @Override
    public Sink sink(Options options, SinkRequest request, ConnectorContext context) {
        requireClient();
        return KafkaSink.of(options, request, context);
    }

    private static void requireClient() {
        try {
            Class.forName(CLIENT, false, KafkaConnector.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new VirtaException(
                    ErrorCode.UNKNOWN_FORMAT,
                    "The format 'kafka' needs Kafka's client library, which is not on the class path.",
                    "Add the dependency org.apache.kafka:kafka-clients to your application.",
                    e);
        }
    }
}
