package io.virta.connectors.kafka;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What finishes an epoch's transaction in a later run.
 *
 * @param group the consumer group that has the marker
 * @param topic a topic that the epoch writes to, under whose first partition the marker is
 * @param startedMillis when the transaction began
 */
record EpochHandle(String transactionalId, String group, String topic, int attempt, long startedMillis) {
    private static final String VERSION = "1";
    private static final int PARTS = 6;

    byte[] encode() {
        return String.join(
                        "\n",
                        VERSION,
                        transactionalId,
                        group,
                        topic,
                        Integer.toString(attempt),
                        Long.toString(startedMillis))
                .getBytes(StandardCharsets.UTF_8);
    }

    static EpochHandle decode(byte[] bytes) {
        List<String> parts = List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1));
        if (parts.size() != PARTS || !parts.get(0).equals(VERSION)) {
            throw new VirtaException(
                    ErrorCode.CHECKPOINT_INCOMPATIBLE,
                    "The checkpoint holds an epoch of a kafka sink in a form that this version does not know.",
                    "Start the query with the version that wrote it.");
        }
        return new EpochHandle(
                parts.get(1), parts.get(2), parts.get(3), Integer.parseInt(parts.get(4)), Long.parseLong(parts.get(5)));
    }
}
