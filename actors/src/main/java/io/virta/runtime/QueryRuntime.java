package io.virta.runtime;

import io.virta.error.VirtaException;
import io.virta.runtime.coordinator.CoordinatorResources;
import io.virta.runtime.coordinator.Failures;
import io.virta.runtime.coordinator.QueryCoordinator;
import io.virta.runtime.exchange.Topology;
import io.virta.runtime.island.LiveParts;
import io.virta.runtime.progress.ProgressReport;
import io.virta.runtime.progress.QueryBoard;
import io.virta.runtime.progress.QueryEvents;
import io.virta.runtime.source.SharedChunks;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts queries on an ActorSystem, which it does not own. Thread-safe. */
public final class QueryRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(QueryRuntime.class);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);
    private static final String SHARD_EDGES = "virta.runtime.shard-edges";
    private static final String BLOCKING_DISPATCHER = "virta.runtime.blocking-dispatcher";

    private final ActorSystem<?> system;
    private final QueryEvents events;
    private final Executor blocking;
    private final SharedChunks shared = new SharedChunks();
    private final boolean streamRefs;
    private final ActorRef<QueryGuardian.Start> guardian;

    /**
     * A runtime; several may share a system.
     *
     * @param events gets what happens to all of its queries
     */
    public QueryRuntime(ActorSystem<?> system, QueryEvents events) {
        this.system = system;
        this.events = events;
        this.streamRefs = system.settings().config().getString(SHARD_EDGES).equals("stream-refs");
        this.blocking = system.dispatchers().lookup(DispatcherSelector.fromConfig(BLOCKING_DISPATCHER));
        this.guardian =
                system.systemActorOf(QueryGuardian.create(), "virta-queries-" + UUID.randomUUID(), Props.empty());
    }

    /**
     * Opens the checkpoint and starts the query. Returns when its coordinator runs; what goes wrong later ends the query and is on its board.
     *
     * @throws VirtaException if the checkpoint cannot be opened
     */
    public RunningQuery start(QueryDefinition query) {
        OpenCheckpoint checkpoint = OpenCheckpoint.open(query.checkpoint(), system);
        try {
            return start(query.withSettings(RecordedSettings.over(query.settings(), checkpoint.log())), checkpoint);
        } catch (RuntimeException failure) {
            checkpoint.close(false, blocking).toCompletableFuture().join();
            throw failure instanceof CompletionException ? Failures.asVirta(failure) : failure;
        }
    }

    private RunningQuery start(QueryDefinition query, OpenCheckpoint checkpoint) {
        QuerySettings settings = query.settings();
        Topology topology = Topology.of(
                query.plan(),
                settings.parallelism().readers(),
                settings.parallelism().shards(),
                query.singleWriter());
        UUID runId = UUID.randomUUID();
        LiveParts parts = new LiveParts();
        UUID id = checkpoint.directory().metadata().queryId();
        ProgressReport report =
                new ProgressReport(query.plan(), topology, query.sink().description());
        QueryBoard board = new QueryBoard(
                id,
                runId,
                query.name(),
                report,
                events,
                query.clock(),
                settings.retention().progressReports());
        CoordinatorResources resources = new CoordinatorResources(
                checkpoint.lease(),
                checkpoint.directory(),
                runId,
                topology,
                shared,
                parts,
                streamRefs,
                parts.counting(blocking),
                loggedSettings(settings));
        CompletableFuture<Void> terminated = new CompletableFuture<>();
        events.started(id, runId, query.name(), query.clock().instant());
        Consumer<@Nullable Throwable> ended = failure ->
                ended(board, parts, checkpoint, terminated, settings.lifecycle().stopTimeout(), failure);
        try {
            return new RunningQuery(query, board, parts, spawn(query, resources, board, ended), terminated);
        } catch (RuntimeException notStarted) {
            events.terminated(id, runId, notStarted);
            throw notStarted;
        }
    }

    private ActorRef<QueryCoordinator.Command> spawn(
            QueryDefinition query,
            CoordinatorResources resources,
            QueryBoard board,
            Consumer<@Nullable Throwable> ended) {
        return AskPattern.<QueryGuardian.Start, ActorRef<QueryCoordinator.Command>>ask(
                        guardian,
                        replyTo -> new QueryGuardian.Start(query, resources, board, ended, replyTo),
                        START_TIMEOUT,
                        system.scheduler())
                .toCompletableFuture()
                .join();
    }

    private static Map<String, String> loggedSettings(QuerySettings settings) {
        return Map.of(
                RecordedSettings.TIME_ZONE,
                settings.recorded().zone().getId(),
                RecordedSettings.WATERMARK_POLICY,
                settings.recorded().watermarkPolicy().name(),
                "shards",
                Integer.toString(settings.parallelism().shards()),
                "keyGroups",
                Integer.toString(settings.recorded().keyGroups()));
    }

    /**
     * Frees what the query used, in order: when its islands and other parts have closed what they held, the journal, then the lock on the directory. A part that hangs keeps the checkpoint, since it could still
     * write; nobody waits for it longer than for a while.
     */
    private void ended(
            QueryBoard board,
            LiveParts parts,
            OpenCheckpoint checkpoint,
            CompletableFuture<Void> terminated,
            Duration patience,
            @Nullable Throwable failure) {
        if (failure != null && board.failure() == null) {
            board.failed(Failures.asVirta(failure));
        }
        VirtaException why = board.failure();
        CompletableFuture<Void> freed = parts.none()
                .thenCompose(none -> checkpoint.close(why == null, blocking))
                .toCompletableFuture();
        CompletableFuture<Void> unused = freed.copy()
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                // Not on the guardian's thread: whoever waits for the end may hold a lock and ask the guardian for the
                // next start.
                .whenCompleteAsync(
                        (done, closing) -> {
                            if (!freed.isDone()) {
                                LOG.warn(
                                        "Query {} has ended, but these have not returned: {}. Its checkpoint stays locked until they have.",
                                        board.displayName(),
                                        parts);
                            }
                            board.status(
                                    why == null ? "Stopped" : "Terminated with exception: " + why.problem(),
                                    false,
                                    false);
                            terminated.complete(null);
                            events.terminated(board.id(), board.runId(), why);
                        },
                        blocking);
    }
}
