package io.virta.connectors.kafka;

import io.virta.connector.Options;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Properties of Kafka's clients among the options: those that begin with {@code kafka.}, with the prefix taken off. Stateless. */
final class ClientProperties {
    static final String PREFIX = "kafka.";
    private static final String SERVERS = "bootstrap.servers";

    /** Properties that belong to the source, with what to do instead. */
    private static final Map<String, String> SOURCE_REFUSED = Map.of(
            "auto.offset.reset",
            "Set startingOffsets to earliest, latest or offsets: the query keeps track of offsets by itself, so that no record is missed.",
            "key.deserializer",
            "Keys are always binary: use CAST or functions of the query to decode them.",
            "value.deserializer",
            "Values are always binary: use CAST, from_json or the option format to decode them.",
            "enable.auto.commit",
            "Offsets are kept in the checkpoint; commitGroupId names a group to which they are committed as well.",
            "interceptor.classes",
            "An interceptor may change or drop records behind the source's back; change them in the query.");

    /** Properties that belong to the sink. */
    private static final Map<String, String> SINK_REFUSED = Map.of(
            "key.serializer",
            "Keys are written as they are: CAST them, or encode them with functions of the query, to STRING or BINARY.",
            "value.serializer",
            "Values are written as they are: CAST them, use to_json, or set the option format.",
            "transactional.id",
            "It is made of the query's id; the option transactionalIdPrefix says how it starts.",
            "enable.idempotence",
            "Transactions need it; set guarantee to at-least-once first.");

    private ClientProperties() {}

    /** The consumer's properties. */
    static Map<String, String> ofSource(Options options) {
        return checked(options, "source", SOURCE_REFUSED);
    }

    /** The producer's properties. */
    static Map<String, String> ofSink(Options options, boolean transactional) {
        Map<String, String> refused = new HashMap<>(SINK_REFUSED);
        if (!transactional) {
            refused.remove("enable.idempotence");
        }
        return checked(options, "sink", refused);
    }

    private static Map<String, String> checked(Options options, String side, Map<String, String> refused) {
        Map<String, String> properties = new TreeMap<>();
        options.asMap().forEach((name, value) -> {
            if (name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
                properties.put(name.substring(PREFIX.length()).toLowerCase(Locale.ROOT), value);
            }
        });
        for (String name : properties.keySet()) {
            String instead = refused.get(name);
            if (instead != null) {
                throw new VirtaException(
                        ErrorCode.INVALID_OPTION,
                        "The kafka " + side + " does not take the option '" + PREFIX + name + "'.",
                        instead);
            }
        }
        if (!properties.containsKey(SERVERS)) {
            options.required(PREFIX + SERVERS, KafkaConnector.FORMAT);
        }
        return properties;
    }
}
