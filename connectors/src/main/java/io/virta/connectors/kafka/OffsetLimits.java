package io.virta.connectors.kafka;

import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.common.TopicPartition;

/** Shares a limit of an epoch among partitions. Stateless. */
final class OffsetLimits {
    private OffsetLimits() {}

    /** How many offsets there are between positions. */
    static long total(SortedMap<TopicPartition, Long> from, SortedMap<TopicPartition, Long> ends) {
        long total = 0;
        for (Map.Entry<TopicPartition, Long> start : from.entrySet()) {
            total += Math.max(0, ends.getOrDefault(start.getKey(), 0L) - start.getValue());
        }
        return total;
    }

    /**
     * Where an epoch of about {@code limit} offsets ends: each partition gets a part in proportion to what it has, so that all get to their end together, and at least one.
     */
    static SortedMap<TopicPartition, Long> limit(
            SortedMap<TopicPartition, Long> from, SortedMap<TopicPartition, Long> ends, long limit) {
        long total = total(from, ends);
        SortedMap<TopicPartition, Long> to = TopicOffsets.empty();
        from.forEach((partition, start) -> {
            long there = Math.max(0, ends.getOrDefault(partition, start) - start);
            if (total <= limit || there == 0) {
                to.put(partition, start + there);
            } else {
                double part = (double) limit * there / total;
                to.put(partition, start + Math.min(there, (long) (part < 1 ? Math.ceil(part) : Math.floor(part))));
            }
        });
        return to;
    }
}
