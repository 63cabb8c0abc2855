package io.virta.persistence.journal;

import io.virta.error.VirtaException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.apache.pekko.Done;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.apache.pekko.actor.ExtensionIdProvider;
import org.jspecify.annotations.Nullable;

/**
 * Which journals are open in an ActorSystem, and how a persistence id leads to one of them.
 *
 * <p>A coordinator {@linkplain #open opens} the journal of its checkpoint before it starts, takes its persistence id from the lease, names
 * {@link #JOURNAL_PLUGIN} and {@link #SNAPSHOT_PLUGIN} as its plugins, and closes the lease after it has stopped. A persistence id reads
 * {@code entity@directory}; only the entity is stored, so a checkpoint may be moved. A persistence id whose directory is not open goes, whole, to
 * {@code virta.persistence.journal.fallback-directory}, and is refused where that is empty. Thread-safe.
 */
public final class JournalRegistry implements Extension {
    /** Id of the journal plugin. */
    public static final String JOURNAL_PLUGIN = "virta.persistence.journal";
    /** Id of the snapshot store plugin. */
    public static final String SNAPSHOT_PLUGIN = "virta.persistence.snapshot-store";
    /** Id of the dispatcher for work that blocks on the disk. */
    public static final String BLOCKING_DISPATCHER = "virta.persistence.blocking-dispatcher";

    private static final char SEPARATOR = '@';

    private final Executor executor;
    private final String fallbackDirectory;
    private final Map<String, OpenJournal> journals = new HashMap<>();

    private JournalRegistry(ExtendedActorSystem system) {
        this.executor = system.dispatchers().lookup(BLOCKING_DISPATCHER);
        this.fallbackDirectory = system.settings().config().getString(JOURNAL_PLUGIN + ".fallback-directory");
        system.registerOnTermination(this::closeAll);
    }

    /** The registry of {@code system}. */
    public static JournalRegistry of(ClassicActorSystemProvider system) {
        return Id.INSTANCE.get(system);
    }

    /** Opens the journal in {@code directory}, or makes one there if the directory is absent or empty; the lease is the caller's to close. */
    public CompletionStage<JournalLease> open(Path directory) {
        Path key = key(directory);
        return acquire(key).thenApply(done -> new JournalLease(this, key));
    }

    /** How many journals are open, or on their way to be opened or closed. */
    public synchronized int openJournals() {
        return journals.size();
    }

    /**
     * Runs {@code task} with the journal of {@code persistenceId} and the name of its entity there, after all that was asked of that journal before,
     * on the blocking dispatcher. Fails if that journal is not open.
     */
    public <T> CompletionStage<T> run(String persistenceId, BiFunction<JournalStore, String, T> task) {
        int separator = persistenceId.indexOf(SEPARATOR);
        OpenJournal journal = separator < 0 ? null : find(persistenceId.substring(separator + 1));
        if (journal != null) {
            String entity = persistenceId.substring(0, separator);
            return journal.run(store -> task.apply(store, entity));
        }
        if (fallbackDirectory.isEmpty()) {
            return CompletableFuture.failedFuture(
                    VirtaException.internal("No journal is open for the persistence id " + persistenceId));
        }
        return fallback().run(store -> task.apply(store, persistenceId));
    }

    private synchronized @Nullable OpenJournal find(String directory) {
        return journals.get(directory);
    }

    private synchronized OpenJournal fallback() {
        Path directory = key(Path.of(fallbackDirectory));
        OpenJournal journal = journals.get(directory.toString());
        if (journal == null) {
            journal = new OpenJournal(directory, executor);
            journals.put(directory.toString(), journal);
            // A fault shows in whatever is asked of the journal.
            var unused = journal.acquire().whenComplete((done, failure) -> forgetIfIdle(directory));
        }
        return journal;
    }

    private synchronized CompletableFuture<Done> acquire(Path directory) {
        OpenJournal journal =
                journals.computeIfAbsent(directory.toString(), key -> new OpenJournal(directory, executor));
        return journal.acquire().whenComplete((done, failure) -> forgetIfIdle(directory));
    }

    CompletionStage<Done> release(Path directory) {
        OpenJournal journal = find(directory.toString());
        if (journal == null) {
            return CompletableFuture.completedFuture(Done.getInstance());
        }
        return journal.release().whenComplete((done, failure) -> forgetIfIdle(directory));
    }

    private synchronized void forgetIfIdle(Path directory) {
        OpenJournal journal = journals.get(directory.toString());
        if (journal != null && journal.isIdle()) {
            journals.remove(directory.toString());
        }
    }

    private synchronized void closeAll() {
        journals.values().forEach(OpenJournal::closeNow);
        journals.clear();
    }

    static String persistenceId(String entity, Path directory) {
        if (entity.indexOf(SEPARATOR) >= 0) {
            throw VirtaException.internal("The entity name " + entity + " has a " + SEPARATOR);
        }
        return entity + SEPARATOR + directory;
    }

    private static Path key(Path directory) {
        return directory.toAbsolutePath().normalize();
    }

    /** Pekko's key to the registry. */
    public static final class Id extends AbstractExtensionId<JournalRegistry> implements ExtensionIdProvider {
        private static final Id INSTANCE = new Id();

        private Id() {}

        @Override
        public JournalRegistry createExtension(ExtendedActorSystem system) {
            return new JournalRegistry(system);
        }

        @Override
        public Id lookup() {
            return INSTANCE;
        }
    }
}
