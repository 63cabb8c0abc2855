package io.virta.persistence.journal;

import io.virta.error.VirtaException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one directory with the number of its users: open while there is one. What is asked of it runs on {@code executor}, one after
 * another in the order of the calls, so that a reader sees what was written before, and closing follows the last write. Thread-safe.
 */
final class OpenJournal {
    private final Path directory;
    private final Executor executor;
    private int users;
    private volatile @Nullable JournalStore store;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(Done.getInstance());

    OpenJournal(Path directory, Executor executor) {
        this.directory = directory;
        this.executor = executor;
    }

    /** Adds a user and opens the journal if it is the first; one whose opening fails does not count. */
    synchronized CompletableFuture<Done> acquire() {
        users++;
        return enqueue(() -> {
            if (store == null) {
                try {
                    store = JournalStore.open(directory);
                } catch (RuntimeException e) {
                    forgetUser();
                    throw e;
                }
            }
            return Done.getInstance();
        });
    }

    /** Takes a user away and closes the journal if it was the last. */
    synchronized CompletableFuture<Done> release() {
        users--;
        return enqueue(() -> {
            if (isIdle()) {
                closeNow();
            }
            return Done.getInstance();
        });
    }

    private synchronized void forgetUser() {
        users--;
    }

    synchronized boolean isIdle() {
        return users == 0;
    }

    /** Closes at once, between two calls. */
    void closeNow() {
        JournalStore open = store;
        store = null;
        if (open != null) {
            open.close();
        }
    }

    /** Runs {@code task} when all that was asked before is done. */
    <T> CompletableFuture<T> run(Function<JournalStore, T> task) {
        return enqueue(() -> {
            JournalStore open = store;
            if (open == null) {
                throw VirtaException.internal("The journal in " + directory + " is closed");
            }
            return task.apply(open);
        });
    }

    private synchronized <T> CompletableFuture<T> enqueue(Supplier<T> task) {
        CompletableFuture<T> result =
                last.handle((value, failure) -> Done.getInstance()).thenApplyAsync(done -> task.get(), executor);
        last = result;
        return result;
    }
}
