package io.virta.runtime;

import io.virta.runtime.coordinator.QueryCoordinator;
import io.virta.runtime.island.LiveParts;
import io.virta.runtime.progress.QueryBoard;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * A started query. Thread-safe.
 */
public final class RunningQuery {
    private final QueryDefinition definition;
    private final QueryBoard board;
    private final LiveParts parts;
    private final ActorRef<QueryCoordinator.Command> coordinator;
    private final CompletableFuture<Void> terminated;

    RunningQuery(
            QueryDefinition definition,
            QueryBoard board,
            LiveParts parts,
            ActorRef<QueryCoordinator.Command> coordinator,
            CompletableFuture<Void> terminated) {
        this.definition = definition;
        this.board = board;
        this.parts = parts;
        this.coordinator = coordinator;
        this.terminated = terminated;
    }

    /** What was started. */
    public QueryDefinition definition() {
        return definition;
    }

    /** Ids, status, progress and failure. */
    public QueryBoard board() {
        return board;
    }

    /** Whether the query has not ended. */
    public boolean isActive() {
        return !terminated.isDone();
    }

    /** Completes when the query has ended and freed all it held, normally whether or not it failed; {@link QueryBoard#failure} says why it ended. */
    public CompletableFuture<Void> terminated() {
        return terminated.copy();
    }

    /** Whether the calling thread does the work of this query, such as a callback of the user's: it cannot wait for what the query does next. */
    public boolean isCaller() {
        return parts.isCaller();
    }

    /** Asks the query to end after the running epoch; {@link #terminated} completes when it has. */
    public void stop() {
        coordinator.tell(new QueryCoordinator.Stop());
    }

    /** Completes when all that the sources have now has been processed and committed, or the query has ended. */
    public CompletableFuture<Void> allAvailableProcessed() {
        CompletableFuture<Void> idle = new CompletableFuture<>();
        coordinator.tell(new QueryCoordinator.AwaitIdle(idle));
        return CompletableFuture.anyOf(idle, terminated).thenAccept(done -> {});
    }
}
