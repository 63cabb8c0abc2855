package io.virta.connectors.kafka;

import io.virta.connector.Options;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.apache.kafka.common.TopicPartition;

/** Turns a bound into offsets of the partitions that there are. */
final class BoundResolver {
    private final TopicMetadata metadata;
    private final SortedSet<TopicPartition> partitions;

    BoundResolver(TopicMetadata metadata, SortedSet<TopicPartition> partitions) {
        this.metadata = metadata;
        this.partitions = partitions;
    }

    /**
     * The offsets.
     *
     * @param starting whether reading starts there
     * @param latestIfNone behind the last record where none is as late as a time, else that is an error
     */
    SortedMap<TopicPartition, Long> resolve(OffsetBound bound, boolean starting, boolean latestIfNone) {
        if (bound instanceof OffsetBound.Earliest) {
            return metadata.earliest(partitions);
        }
        if (bound instanceof OffsetBound.At at) {
            return at(at.offsets(), starting);
        }
        if (bound instanceof OffsetBound.AtTime time) {
            Map<TopicPartition, Long> millis = new HashMap<>();
            partitions.forEach(partition -> millis.put(partition, time.millis()));
            return atTimes(millis, latestIfNone);
        }
        if (bound instanceof OffsetBound.AtTimes times) {
            checkNames(times.millis().keySet(), (starting ? "starting" : "ending") + "OffsetsByTimestamp");
            return atTimes(times.millis(), latestIfNone);
        }
        return metadata.latest(partitions);
    }

    private SortedMap<TopicPartition, Long> at(Map<TopicPartition, Long> offsets, boolean starting) {
        checkNames(offsets.keySet(), (starting ? "starting" : "ending") + "Offsets");
        SortedMap<TopicPartition, Long> resolved = TopicOffsets.empty();
        Set<TopicPartition> earliest = new HashSet<>();
        Set<TopicPartition> latest = new HashSet<>();
        for (TopicPartition partition : partitions) {
            long offset = offsets.getOrDefault(partition, starting ? OffsetBound.EARLIEST : OffsetBound.LATEST);
            if (offset == OffsetBound.EARLIEST) {
                earliest.add(partition);
            } else if (offset == OffsetBound.LATEST) {
                latest.add(partition);
            } else {
                resolved.put(partition, offset);
            }
        }
        resolved.putAll(metadata.earliest(earliest));
        resolved.putAll(metadata.latest(latest));
        return resolved;
    }

    private SortedMap<TopicPartition, Long> atTimes(Map<TopicPartition, Long> millis, boolean latestIfNone) {
        SortedMap<TopicPartition, Long> found = metadata.atTimes(millis);
        SortedMap<TopicPartition, Long> resolved = TopicOffsets.empty();
        Set<TopicPartition> none = new HashSet<>();
        found.forEach((partition, offset) -> {
            if (offset >= 0) {
                resolved.put(partition, offset);
            } else {
                none.add(partition);
            }
        });
        if (!none.isEmpty() && !latestIfNone) {
            throw new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    "Partitions " + none + " have no record at or after the starting time.",
                    "Set an earlier time, or startingOffsetsByTimestampStrategy to latest.");
        }
        resolved.putAll(metadata.latest(none));
        return resolved;
    }

    /** Partitions that are not named start at their first and end at their last record; one that is named must be there. */
    private void checkNames(Set<TopicPartition> named, String option) {
        Set<TopicPartition> unknown = new HashSet<>(named);
        unknown.removeAll(partitions);
        if (!unknown.isEmpty()) {
            throw Options.invalid(option, unknown.toString(), "partitions that are read: " + partitions);
        }
    }
}
