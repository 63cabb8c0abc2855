package io.virta.connectors.kafka;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commits positions to a consumer group for other tools to see: one at a time, the newest when the one before is done. A failure is a warning. Used by one thread. */
final class GroupCommit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final long LAST_WAIT_SECONDS = 5;

    private final TopicMetadata metadata;
    private final @Nullable String group;
    private @Nullable KafkaFuture<Void> running;
    private @Nullable String waiting;

    /**
     * Commits to a group.
     *
     * @param group its name, or null to commit nothing
     */
    GroupCommit(TopicMetadata metadata, @Nullable String group) {
        this.metadata = metadata;
        this.group = group;
    }

    void commit(String position) {
        String to = group;
        if (to == null) {
            return;
        }
        if (running != null && !running.isDone()) {
            waiting = position;
            return;
        }
        waiting = null;
        running = metadata.commit(to, TopicOffsets.parsePosition(position)).whenComplete((nothing, failure) -> {
            if (failure != null) {
                LOG.warn("Offsets could not be committed to the group {}: {}", to, failure.toString());
            }
        });
    }

    /** Commits what is waiting. */
    @Override
    public void close() {
        try {
            if (running != null) {
                running.get(LAST_WAIT_SECONDS, TimeUnit.SECONDS);
            }
            if (waiting != null) {
                commit(waiting);
                if (running != null) {
                    running.get(LAST_WAIT_SECONDS, TimeUnit.SECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Offsets were not committed to the group {}: {}", group, e.toString());
        }
    }
}
