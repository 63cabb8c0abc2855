package io.virta.connectors.kafka;

import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceContext;
import io.virta.connector.SourceEnumerator;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans offsets of all partitions of a subscription. New partitions are found within a second and read from their start; what is gone is told or refused. */
final class KafkaEnumerator implements SourceEnumerator {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaEnumerator.class);
    private static final long DISCOVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final KafkaSourceSettings settings;
    private final RecordSizes sizes;
    private final SourceContext context;
    private final TopicMetadata metadata;
    private final GroupCommit commits;
    private SortedSet<TopicPartition> partitions = new TreeSet<>(TopicOffsets.ORDER);
    private long discoveredNanos;
    private boolean discovered;
    private boolean checkedStart;
    private long lastEpochMillis;
    private @Nullable SortedMap<TopicPartition, Long> start;
    private @Nullable SortedMap<TopicPartition, Long> fixedEnd;
    private @Nullable SortedMap<TopicPartition, Long> latest;

    KafkaEnumerator(KafkaSourceSettings settings, RecordSizes sizes, SourceContext context) {
        this.settings = settings;
        this.sizes = sizes;
        this.context = context;
        this.metadata = new TopicMetadata(settings.client());
        this.commits = new GroupCommit(metadata, settings.commitGroup());
    }

    @Override
    public @Nullable PlannedRange plan(@Nullable String after, ReadLimit limit) {
        discover();
        SortedMap<TopicPartition, Long> from = after == null ? start() : TopicOffsets.parsePosition(after);
        String startText = TopicOffsets.toJson(from);
        boolean newPartitions = after != null && followPartitions(from);
        SortedMap<TopicPartition, Long> ends = ends(from);
        dropLost(from, ends);
        SortedMap<TopicPartition, Long> to = waits(from, ends) ? from : OffsetLimits.limit(from, ends, rows(limit));
        boolean nothing = to.equals(from) && !newPartitions;
        // A stream that starts with what comes logs where that is, so that a restart does not miss any.
        if (nothing && (after != null || !context.streaming())) {
            return null;
        }
        lastEpochMillis = context.clock().millis();
        return new PlannedRange(
                after == null ? startText : after,
                TopicOffsets.toJson(to),
                KafkaSplits.of(from, to, settings.minPieces(), sizes.meanBytes()));
    }

    private long rows(ReadLimit limit) {
        long rows = limit.maxRows();
        if (limit.maxBytes() < Long.MAX_VALUE) {
            rows = Math.min(rows, Math.max(1, (long) (limit.maxBytes() / sizes.meanBytes())));
        }
        return limit.ignoreOptionLimits() || settings.maxOffsets() == 0 ? rows : Math.min(rows, settings.maxOffsets());
    }

    /** Whether the epoch waits for more. */
    private boolean waits(SortedMap<TopicPartition, Long> from, SortedMap<TopicPartition, Long> ends) {
        if (settings.minOffsets() == 0 || fixedEnd != null || lastEpochMillis == 0) {
            return false;
        }
        return OffsetLimits.total(from, ends) < settings.minOffsets()
                && context.clock().millis() - lastEpochMillis < settings.maxDelayMillis();
    }

    // ---- partitions

    private void discover() {
        long now = System.nanoTime();
        if (discovered && (fixedEnd != null || now - discoveredNanos < DISCOVERY_NANOS)) {
            return;
        }
        partitions = metadata.partitions(settings.subscription());
        discovered = true;
        discoveredNanos = now;
    }

    /** Adds partitions that are new, at their start, and takes out those that are gone. Returns whether there are new ones. */
    private boolean followPartitions(SortedMap<TopicPartition, Long> from) {
        SortedSet<TopicPartition> gone = new TreeSet<>(TopicOffsets.ORDER);
        gone.addAll(from.keySet());
        gone.removeAll(partitions);
        if (!gone.isEmpty()) {
            lost("Partitions " + gone + " are gone: their topic was deleted, or the subscription changed.");
            from.keySet().removeAll(gone);
        }
        List<TopicPartition> added = new ArrayList<>(partitions);
        added.removeAll(from.keySet());
        if (fixedEnd != null) {
            added.retainAll(fixedEnd.keySet());
        }
        if (added.isEmpty()) {
            return false;
        }
        LOG.info("New partitions are read from their start: {}", added);
        from.putAll(metadata.earliest(added));
        return true;
    }

    /** Where a new query starts; resolved once. */
    private SortedMap<TopicPartition, Long> start() {
        SortedMap<TopicPartition, Long> resolved = start;
        if (resolved == null) {
            checkTopics();
            resolved = new BoundResolver(metadata, partitions)
                    .resolve(settings.start(), true, settings.latestIfNoneSoLate());
            start = resolved;
            checkedStart = true;
        }
        SortedMap<TopicPartition, Long> copy = TopicOffsets.empty();
        copy.putAll(resolved);
        return copy;
    }

    private void checkTopics() {
        Set<String> named = settings.subscription().topics();
        Set<TopicPartition> assigned = settings.subscription().assigned();
        SortedSet<String> missing = new TreeSet<>();
        if (named != null) {
            missing.addAll(named);
            partitions.forEach(partition -> missing.remove(partition.topic()));
        }
        if (assigned != null) {
            assigned.stream()
                    .filter(partition -> !partitions.contains(partition))
                    .forEach(partition -> missing.add(partition.toString()));
        }
        if (!missing.isEmpty()) {
            throw new VirtaException(
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND,
                    "There is no topic or partition " + String.join(", ", missing) + ".",
                    "Create it, or correct its name in the options.");
        }
    }

    // ---- ends

    private SortedMap<TopicPartition, Long> ends(SortedMap<TopicPartition, Long> from) {
        SortedMap<TopicPartition, Long> fixed = fixedEnd;
        if (fixed != null) {
            return fixed;
        }
        SortedMap<TopicPartition, Long> newest = metadata.latest(from.keySet());
        latest = newest;
        return newest;
    }

    /** Moves the start of partitions whose position does not exist any more. */
    private void dropLost(SortedMap<TopicPartition, Long> from, SortedMap<TopicPartition, Long> ends) {
        boolean wentBack = from.entrySet().stream().anyMatch(position -> {
            Long end = ends.get(position.getKey());
            return end != null && end < position.getValue();
        });
        if (checkedStart && !(wentBack && fixedEnd == null)) {
            return;
        }
        checkedStart = true;
        SortedMap<TopicPartition, Long> earliest = metadata.earliest(from.keySet());
        from.replaceAll((partition, position) -> {
            long first = earliest.getOrDefault(partition, 0L);
            Long end = ends.get(partition);
            if (first > position) {
                lost("Offsets " + position + " to " + first + " of " + partition
                        + " are gone: retention has deleted them.");
                return first;
            }
            if (end != null && end < position && fixedEnd == null) {
                lost("The offset of " + partition + " went from " + position + " back to " + end
                        + ": the topic was made anew.");
                return first;
            }
            return position;
        });
    }

    private void lost(String problem) {
        if (settings.failOnDataLoss()) {
            throw KafkaErrors.dataLoss(problem);
        }
        LOG.warn("{} The query goes on without them, since failOnDataLoss is false.", problem);
    }

    @Override
    public void stopAtLatest() {
        discover();
        SortedMap<TopicPartition, Long> end;
        if (context.streaming()) {
            end = metadata.latest(partitions);
        } else {
            checkTopics();
            end = new BoundResolver(metadata, partitions).resolve(settings.end(), false, true);
        }
        latest = end;
        fixedEnd = end;
    }

    @Override
    public @Nullable String latest() {
        SortedMap<TopicPartition, Long> newest = latest;
        return newest == null ? null : TopicOffsets.toJson(newest);
    }

    @Override
    public void committed(PlannedRange range) {
        commits.commit(range.end());
    }

    @Override
    public void close() {
        commits.close();
        metadata.close();
    }
}
