package io.virta.connectors.kafka;

import io.virta.connector.ConnectorContext;
import io.virta.connector.Options;
import io.virta.connector.Sink;
import io.virta.connector.SinkRequest;
import io.virta.connector.SinkWriter;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Topics as a sink.
 *
 * @param topic of all rows, or null if the rows name it
 * @param transactions those of the session's sinks; null for a sink that is at-least-once
 */
record KafkaSink(
        RowFields fields,
        @Nullable String topic,
        Map<String, String> client,
        String transactionalIdPrefix,
        @Nullable TransactionRegistry transactions)
        implements Sink {
    private static final String SAVE_MODE = "saveMode";

    static KafkaSink of(Options options, SinkRequest request, ConnectorContext context) {
        boolean exactlyOnce = exactlyOnce(options, request.streaming());
        Map<String, String> client = ClientProperties.ofSink(options, exactlyOnce);
        String topic = options.get("topic");
        RowFields fields = RowFields.of(request.schema(), topic != null, options, context.zone());
        if (!request.partitionBy().isEmpty()) {
            throw new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    "The kafka sink does not take partitionBy.",
                    "Rows of the same key go to the same partition; or give the number of the partition in a column partition.");
        }
        String mode = options.get(SAVE_MODE, "append");
        if (mode.equals("overwrite") || mode.equals("ignore")) {
            throw new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    "The mode '" + mode + "' cannot be used with kafka, which only appends.",
                    "Use the mode append.");
        }
        return new KafkaSink(
                fields,
                topic,
                client,
                options.get("transactionalIdPrefix", "virta"),
                exactlyOnce ? context.sessionResource(TransactionRegistry.class, TransactionRegistry::new) : null);
    }

    /** A batch write leaves no transactional id behind unless it is asked for: each would be a new one. */
    private static boolean exactlyOnce(Options options, boolean streaming) {
        String guarantee = options.get("guarantee", streaming ? "exactly-once" : "at-least-once")
                .trim()
                .toLowerCase(Locale.ROOT);
        return switch (guarantee) {
            case "exactly-once" -> true;
            case "at-least-once" -> false;
            default -> throw Options.invalid("guarantee", guarantee, "exactly-once or at-least-once");
        };
    }

    @Override
    public String description() {
        return "KafkaSink[" + (topic == null ? "the topics that rows name" : topic) + "]";
    }

    @Override
    public Guarantee guarantee() {
        return transactions == null ? Guarantee.AT_LEAST_ONCE : Guarantee.EXACTLY_ONCE;
    }

    @Override
    public boolean writesAtOnce() {
        return transactions == null;
    }

    @Override
    public SinkWriter writer(SinkContext context) {
        RowSender sender = new RowSender(fields, topic);
        if (transactions == null) {
            return new KafkaWriter(sender, client);
        }
        TransactionIds ids = new TransactionIds(transactionalIdPrefix, context.queryId(), context.sinkId());
        return new TransactionalWriter(sender, transactions.join(ids, client), context.writer(), context.writers());
    }
}
