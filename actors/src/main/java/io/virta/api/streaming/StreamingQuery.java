package io.virta.api.streaming;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.runtime.RunningQuery;
import io.virta.runtime.progress.EpochProgress;
import io.virta.runtime.progress.QueryBoard;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A query that runs, or has run. Safe for several threads. */
public final class StreamingQuery {
    private final RunningQuery query;
    private final CompletableFuture<Void> ended;

    /**
     * A started query.
     *
     * @param ended completes when it has ended and its name and sources are free for another
     */
    StreamingQuery(RunningQuery query, CompletableFuture<Void> ended) {
        this.query = query;
        this.ended = ended;
    }

    RunningQuery running() {
        return query;
    }

    /** The user's name for it, or null. */
    public @Nullable String name() {
        return board().name();
    }

    /** The id, stable over restarts from the same checkpoint. */
    public UUID id() {
        return board().id();
    }

    /** The id of this run. */
    public UUID runId() {
        return board().runId();
    }

    /** Whether it has not ended. */
    public boolean isActive() {
        return !ended.isDone();
    }

    /** Why it failed; empty if it runs or ended well. */
    public Optional<StreamingQueryException> exception() {
        VirtaException failure = board().failure();
        return failure == null
                ? Optional.empty()
                : Optional.of(new StreamingQueryException(name(), id(), runId(), failure));
    }

    /** What it does now. */
    public StreamingQueryStatus status() {
        QueryBoard.Status status = board().status();
        return new StreamingQueryStatus(status.message(), status.isDataAvailable(), status.isTriggerActive());
    }

    /** The last epochs, oldest first. */
    public StreamingQueryProgress[] recentProgress() {
        return board().recentProgress().stream()
                .map(StreamingQueryProgress::new)
                .toArray(StreamingQueryProgress[]::new);
    }

    /** The last epoch, or null if there was none. */
    public @Nullable StreamingQueryProgress lastProgress() {
        EpochProgress last = board().lastProgress();
        return last == null ? null : new StreamingQueryProgress(last);
    }

    /** Waits until it has ended. Throws StreamingQueryException if it failed. */
    public void awaitTermination() {
        refuseCaller("awaitTermination");
        await(ended);
        throwFailure();
    }

    /**
     * Waits until it has ended, at most so long.
     *
     * @return false if it has not ended
     */
    public boolean awaitTermination(long timeoutMillis) {
        refuseCaller("awaitTermination");
        try {
            ended.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            throw VirtaException.internal("The end of a query failed: " + e.getCause());
        }
        throwFailure();
        return true;
    }

    /** Waits until all that the sources have now has been processed and committed. Throws StreamingQueryException if the query failed. */
    public void processAllAvailable() {
        refuseCaller("processAllAvailable");
        await(query.allAvailableProcessed());
        throwFailure();
    }

    /**
     * Ends it after the running epoch and waits for that. What it has not read is read at the next start from the same checkpoint. Called by a callback of the query itself, such as foreachBatch, it returns at
     * once: the query ends when the epoch is committed to which the callback belongs.
     */
    public void stop() {
        query.stop();
        if (!query.isCaller()) {
            await(ended);
        }
    }

    /** Asks it to end after the running epoch, and returns at once. */
    public void stopLater() {
        query.stop();
    }

    /** Calls back once when it has ended, with the failure or null, on a thread that must not be held up. */
    public void onTermination(Consumer<@Nullable StreamingQueryException> callback) {
        CompletableFuture<Void> unused = ended.whenComplete(
                (done, failure) -> callback.accept(exception().orElse(null)));
    }

    /** Prints the physical plan to standard output. */
    public void explain() {
        explain(false);
    }

    /** Prints the physical plan to standard output. */
    public void explain(boolean extended) {
        System.out.println("== Physical Plan ==\n" + query.definition().plan().explain());
    }

    private QueryBoard board() {
        return query.board();
    }

    private void throwFailure() {
        exception().ifPresent(failure -> {
            throw failure;
        });
    }

    private void refuseCaller(String method) {
        if (query.isCaller()) {
            throw new VirtaException(
                    ErrorCode.USER_CODE_FAILED,
                    method + "() was called by a callback of the query that it waits for.",
                    "Call it from a thread of the program; a callback may call stop(), which ends the query after the epoch.");
        }
    }

    private static void await(CompletableFuture<Void> done) {
        try {
            done.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            throw VirtaException.internal("Waiting for a query failed: " + e.getCause());
        }
    }

    static VirtaException interrupted() {
        Thread.currentThread().interrupt();
        return new VirtaException(
                ErrorCode.USER_CODE_FAILED,
                "The thread was interrupted while it waited for a query.",
                "The query goes on; stop() ends it.");
    }

    @Override
    public String toString() {
        return "StreamingQuery[" + board().displayName() + "]";
    }
}
