package io.virta.api.streaming;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hears of all queries of a session. Called on a thread of its own, one event after the other; what a listener throws is logged. */
public abstract class StreamingQueryListener {
    /** A listener. */
    protected StreamingQueryListener() {}

    /** A query has started. */
    public void onQueryStarted(QueryStartedEvent event) {}

    /** An epoch has been committed. */
    public void onQueryProgress(QueryProgressEvent event) {}

    /** A query has had nothing to do for a while. */
    public void onQueryIdle(QueryIdleEvent event) {}

    /** A query has ended. */
    public void onQueryTerminated(QueryTerminatedEvent event) {}

    /** A query has started; {@code name} is null if it has none. */
    public record QueryStartedEvent(
            UUID id, UUID runId, @Nullable String name, String timestamp) {}

    /** An epoch has been committed. */
    public record QueryProgressEvent(StreamingQueryProgress progress) {}

    /** A query has had nothing to do for a while. */
    public record QueryIdleEvent(UUID id, UUID runId, String timestamp) {}

    /** A query has ended; {@code exception} says why if it failed, else it is null. */
    public record QueryTerminatedEvent(
            UUID id, UUID runId, @Nullable String exception) {}
}
