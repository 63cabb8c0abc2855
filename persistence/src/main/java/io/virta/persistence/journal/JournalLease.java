package io.virta.persistence.journal;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.Done;

/** The use of an open journal, from {@link JournalRegistry#open} to {@link #close}. Thread-safe. */
public final class JournalLease {
    private final JournalRegistry registry;
    private final Path directory;
    private final AtomicBoolean closed = new AtomicBoolean();

    JournalLease(JournalRegistry registry, Path directory) {
        this.registry = registry;
        this.directory = directory;
    }

    /** The persistence id of {@code entity}, a name without {@code @}, in this journal. */
    public String persistenceId(String entity) {
        return JournalRegistry.persistenceId(entity, directory);
    }

    /** Ends the use; the journal closes after its last user and its last pending write. Completes when that has happened. Repeating it is no error. */
    public CompletionStage<Done> close() {
        return closed.compareAndSet(false, true)
                ? registry.release(directory)
                : CompletableFuture.completedFuture(Done.getInstance());
    }
}
