package io.virta.runtime;

import io.virta.error.VirtaException;
import io.virta.persistence.checkpoint.CheckpointDirectory;
import io.virta.persistence.epoch.EpochLog;
import io.virta.persistence.epoch.EpochLogState;
import io.virta.persistence.journal.JournalLease;
import io.virta.persistence.journal.JournalRegistry;
import io.virta.runtime.coordinator.CoordinatorResources;
import io.virta.runtime.coordinator.Failures;
import io.virta.runtime.coordinator.QueryCoordinator;
import io.virta.runtime.exchange.Topology;
import io.virta.runtime.island.LiveIslands;
import io.virta.runtime.progress.ProgressReport;
import io.virta.runtime.progress.QueryBoard;
import io.virta.runtime.progress.QueryEvents;
import io.virta.runtime.source.SharedChunks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.jspecify.annotations.Nullable;

/** Starts queries on an ActorSystem, which it does not own. Thread-safe. */
public final class QueryRuntime {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration ISLANDS_TIMEOUT = Duration.ofSeconds(10);
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
        Path location = query.checkpoint() == null ? TemporaryCheckpoint.create() : query.checkpoint();
        CheckpointDirectory checkpoint = CheckpointDirectory.open(location);
        try {
            JournalLease lease = JournalRegistry.of(system)
                    .open(checkpoint.journal())
                    .toCompletableFuture()
                    .join();
            EpochLogState log =
                    EpochLog.read(system, lease).toCompletableFuture().join();
            boolean hasPendingEpochs = !log.recovery().rerun().isEmpty();
            return start(
                    query.withSettings(RecordedSettings.over(query.settings(), log)),
                    checkpoint,
                    lease,
                    hasPendingEpochs);
        } catch (CompletionException failure) {
            checkpoint.close();
            throw Failures.asVirta(failure);
        }
    }

    private RunningQuery start(
            QueryDefinition query, CheckpointDirectory checkpoint, JournalLease lease, boolean hasPendingEpochs) {
        QuerySettings settings = query.settings();
        Topology topology = Topology.of(
                query.plan(),
                settings.parallelism().readers(),
                settings.parallelism().shards(),
                query.singleWriter());
        UUID runId = UUID.randomUUID();
        LiveIslands islands = new LiveIslands();
        UUID id = checkpoint.metadata().queryId();
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
                lease,
                checkpoint,
                hasPendingEpochs,
                runId,
                topology,
                shared,
                islands,
                streamRefs,
                blocking,
                loggedSettings(settings));
        CompletableFuture<Void> terminated = new CompletableFuture<>();
        events.started(id, runId, query.name(), query.clock().instant());
        ActorRef<QueryCoordinator.Command> coordinator =
                AskPattern.<QueryGuardian.Start, ActorRef<QueryCoordinator.Command>>ask(
                                guardian,
                                replyTo -> new QueryGuardian.Start(
                                        query,
                                        resources,
                                        board,
                                        failure -> ended(query, board, islands, checkpoint, lease, terminated, failure),
                                        replyTo),
                                START_TIMEOUT,
                                system.scheduler())
                        .toCompletableFuture()
                        .join();
        return new RunningQuery(query, board, coordinator, terminated);
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

    /** Frees what the query used, in order: when its islands have closed what they held, the journal, then the lock on the directory. */
    private void ended(
            QueryDefinition query,
            QueryBoard board,
            LiveIslands islands,
            CheckpointDirectory checkpoint,
            JournalLease lease,
            CompletableFuture<Void> terminated,
            @Nullable Throwable failure) {
        if (failure != null && board.failure() == null) {
            board.failed(Failures.asVirta(failure));
        }
        CompletionStage<Void> closed =
                islands.none().completeOnTimeout(null, ISLANDS_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        closed.thenCompose(none -> lease.close())
                .whenCompleteAsync(
                        (done, closing) -> {
                            checkpoint.close();
                            VirtaException why = board.failure();
                            if (query.checkpoint() == null && why == null) {
                                TemporaryCheckpoint.delete(checkpoint.path());
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
