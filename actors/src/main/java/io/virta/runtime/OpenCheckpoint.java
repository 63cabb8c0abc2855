package io.virta.runtime;

import io.virta.error.VirtaException;
import io.virta.persistence.checkpoint.CheckpointDirectory;
import io.virta.persistence.epoch.EpochLog;
import io.virta.persistence.epoch.EpochLogState;
import io.virta.persistence.journal.JournalLease;
import io.virta.persistence.journal.JournalRegistry;
import io.virta.runtime.coordinator.Failures;
import io.virta.runtime.coordinator.StoredState;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorSystem;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint in use by a query: the lock on its directory, its open journal, and what the log says, which has been checked against the files of the state. Opened whole or not at all.
 *
 * @param isTemporary whether it goes when the query ends well
 */
record OpenCheckpoint(CheckpointDirectory directory, JournalLease lease, EpochLogState log, boolean isTemporary) {
    /**
     * Opens a checkpoint, or makes one. Blocks on the disk.
     *
     * @param location null for a temporary one
     * @throws VirtaException if it is in use, damaged, or not a checkpoint; then it is as it was
     */
    static OpenCheckpoint open(@Nullable Path location, ActorSystem<?> system) {
        Path path = location == null ? TemporaryCheckpoint.create() : location;
        CheckpointDirectory directory = CheckpointDirectory.open(path);
        JournalLease lease = null;
        try {
            lease = JournalRegistry.of(system)
                    .open(directory.journal())
                    .toCompletableFuture()
                    .join();
            EpochLogState log =
                    EpochLog.read(system, lease).toCompletableFuture().join();
            StoredState.verify(directory, log);
            return new OpenCheckpoint(directory, lease, log, location == null);
        } catch (RuntimeException failure) {
            CompletionStage<?> journalClosed = lease == null ? CompletableFuture.completedFuture(null) : lease.close();
            journalClosed.toCompletableFuture().handle((done, error) -> done).join();
            directory.close();
            throw failure instanceof CompletionException ? Failures.asVirta(failure) : failure;
        }
    }

    /**
     * Gives back the journal and then the lock, whatever happens on the way.
     *
     * @param endedWell whether a temporary checkpoint may be deleted
     */
    CompletionStage<Void> close(boolean endedWell, Executor blocking) {
        return lease.close()
                .handleAsync(
                        (done, journalFailure) -> {
                            directory.close();
                            if (isTemporary && endedWell) {
                                TemporaryCheckpoint.delete(directory.path());
                            }
                            return null;
                        },
                        blocking);
    }
}
