package io.virta.api.streaming;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.planner.QueryPlan;
import io.virta.planner.Stage;
import io.virta.runtime.QueryDefinition;
import io.virta.runtime.QueryRuntime;
import io.virta.runtime.RunningQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queries of a session. Safe for several threads. */
public final class StreamingQueryManager {
    private static final Logger LOG = LoggerFactory.getLogger(StreamingQueryManager.class);

    private final Supplier<ActorSystem<?>> system;
    private final ListenerThread listeners = new ListenerThread();
    private final Map<UUID, StreamingQuery> active = new LinkedHashMap<>();
    private @Nullable QueryRuntime runtime;
    private CompletableFuture<StreamingQuery> anyTerminated = new CompletableFuture<>();

    /** The queries that are going to run on an actor system, which is asked for when the first one starts. */
    public StreamingQueryManager(Supplier<ActorSystem<?>> system) {
        this.system = system;
    }

    /** Starts a query. Throws QUERY_ALREADY_ACTIVE if one of this name runs, and what is wrong with its checkpoint. */
    public StreamingQuery start(QueryDefinition definition) {
        synchronized (this) {
            if (definition.name() != null && byName(definition.name()) != null) {
                throw new VirtaException(
                        ErrorCode.QUERY_ALREADY_ACTIVE,
                        "A query named '" + definition.name() + "' is running.",
                        "Stop it first, or choose another queryName.");
            }
            if (runtime == null) {
                runtime = new QueryRuntime(system.get(), listeners);
            }
            RunningQuery running = runtime.start(definition);
            CompletableFuture<Void> ended = new CompletableFuture<>();
            StreamingQuery query = new StreamingQuery(running, ended);
            active.put(query.id(), query);
            CompletableFuture<Void> unused = running.terminated().whenComplete((done, failure) -> ended(query, ended));
            return query;
        }
    }

    /** Frees name and sources of a query that has ended, and only then tells those who wait for it. */
    private void ended(StreamingQuery query, CompletableFuture<Void> ended) {
        closeSources(query.running().definition().plan());
        synchronized (this) {
            active.remove(query.id(), query);
        }
        ended.complete(null);
        synchronized (this) {
            anyTerminated.complete(query);
        }
    }

    /** Closes what sources keep open from run to run, such as the stream of a Pekko source. */
    private static void closeSources(QueryPlan plan) {
        for (Stage stage : plan.stages()) {
            if (stage.source() != null && stage.source().scan() instanceof AutoCloseable scan) {
                try {
                    scan.close();
                } catch (Exception e) {
                    LOG.warn(
                            "The source {} did not close.",
                            stage.source().table().description(),
                            e);
                }
            }
        }
    }

    private @Nullable StreamingQuery byName(String name) {
        return active.values().stream()
                .filter(query -> name.equals(query.name()))
                .findFirst()
                .orElse(null);
    }

    /** The queries that run. */
    public synchronized StreamingQuery[] active() {
        return active.values().toArray(StreamingQuery[]::new);
    }

    /** The running query of an id, or null. */
    public synchronized @Nullable StreamingQuery get(UUID id) {
        return active.get(id);
    }

    /** The running query of an id, or null. */
    public @Nullable StreamingQuery get(String id) {
        return get(UUID.fromString(id));
    }

    /** Waits until any query has ended, since the start of the session or {@link #resetTerminated}. Throws StreamingQueryException if that one failed. */
    public void awaitAnyTermination() {
        awaitAny(Long.MAX_VALUE);
    }

    /**
     * Waits until any query has ended, at most so long.
     *
     * @return false if none has ended
     */
    public boolean awaitAnyTermination(long timeoutMillis) {
        return awaitAny(timeoutMillis);
    }

    private boolean awaitAny(long timeoutMillis) {
        CompletableFuture<StreamingQuery> waiting;
        synchronized (this) {
            waiting = anyTerminated;
        }
        try {
            StreamingQuery first = waiting.get(timeoutMillis, TimeUnit.MILLISECONDS);
            first.exception().ifPresent(failure -> {
                throw failure;
            });
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            throw StreamingQuery.interrupted();
        } catch (ExecutionException e) {
            throw VirtaException.internal("Waiting for queries failed: " + e.getCause());
        }
    }

    /** Forgets queries that have ended, so that {@link #awaitAnyTermination()} waits for the next one. */
    public synchronized void resetTerminated() {
        if (anyTerminated.isDone()) {
            anyTerminated = new CompletableFuture<>();
        }
    }

    /** Adds a listener. */
    public void addListener(StreamingQueryListener listener) {
        listeners.listeners().add(listener);
    }

    /** Removes a listener. */
    public void removeListener(StreamingQueryListener listener) {
        listeners.listeners().remove(listener);
    }

    /** The listeners. */
    public StreamingQueryListener[] listListeners() {
        return listeners.listeners().toArray(StreamingQueryListener[]::new);
    }

    /** Stops all queries and waits for that. */
    public void stopAll() {
        List<StreamingQuery> running = new ArrayList<>(List.of(active()));
        running.forEach(query -> query.running().stop());
        running.forEach(StreamingQuery::stop);
    }

    /** Stops all queries and the listeners' thread. */
    public void close() {
        stopAll();
        listeners.close();
    }
}
