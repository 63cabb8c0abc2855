package io.virta.connectors.kafka;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.common.TopicPartition;

/** How far a query is behind its topics. Stateless. */
final class Lag {
    private Lag() {}

    /**
     * Spark's metrics, and the offsets behind the latest of each partition as JSON.
     *
     * @param end the position that the query has reached
     * @param latest the newest position there is
     */
    static Map<String, String> metrics(String end, String latest) {
        SortedMap<TopicPartition, Long> reached = TopicOffsets.parsePosition(end);
        SortedMap<TopicPartition, Long> behind = TopicOffsets.empty();
        long min = Long.MAX_VALUE;
        long max = 0;
        long sum = 0;
        for (Map.Entry<TopicPartition, Long> newest :
                TopicOffsets.parsePosition(latest).entrySet()) {
            Long position = reached.get(newest.getKey());
            if (position != null) {
                long lag = Math.max(0, newest.getValue() - position);
                behind.put(newest.getKey(), lag);
                min = Math.min(min, lag);
                max = Math.max(max, lag);
                sum += lag;
            }
        }
        if (behind.isEmpty()) {
            return Map.of();
        }
        Map<String, String> metrics = new LinkedHashMap<>();
        metrics.put("avgOffsetsBehindLatest", Double.toString((double) sum / behind.size()));
        metrics.put("maxOffsetsBehindLatest", Long.toString(max));
        metrics.put("minOffsetsBehindLatest", Long.toString(min));
        metrics.put("offsetsBehindLatest", TopicOffsets.toJson(behind));
        return metrics;
    }
}
