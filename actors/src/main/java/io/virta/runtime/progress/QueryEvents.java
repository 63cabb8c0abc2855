package io.virta.runtime.progress;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gets what happens to queries, from the threads on which it happens: implementations return at once. */
public interface QueryEvents {
    /** Nobody listens. */
    QueryEvents NONE = new QueryEvents() {};

    /** A query has been started; it may not run yet. */
    default void started(UUID id, UUID runId, @Nullable String name, Instant timestamp) {}

    /** An epoch has been committed. */
    default void progress(EpochProgress progress) {}

    /** A query has had nothing to do for a while. */
    default void idle(UUID id, UUID runId, Instant timestamp) {}

    /** A query has ended. */
    default void terminated(UUID id, UUID runId, @Nullable Throwable failure) {}
}
