package io.virta.persistence.snapshot;

import io.virta.persistence.journal.JournalRegistry;
import io.virta.persistence.journal.JournalStore;
import io.virta.persistence.journal.PayloadCodec;
import io.virta.persistence.journal.PayloadCodec.DecodedSnapshot;
import io.virta.persistence.journal.StoredSnapshot;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.persistence.SelectedSnapshot;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;
import org.apache.pekko.persistence.snapshot.japi.SnapshotStore;
import org.jspecify.annotations.Nullable;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/**
 * The snapshot store plugin. It only translates, as {@link io.virta.persistence.journal.RocksJournal} does. A snapshot is durable when its saving
 * completes; there is one per sequence number, the last one saved.
 */
public final class RocksSnapshotStore extends SnapshotStore {
    private final JournalRegistry registry;
    private final PayloadCodec codec;

    /** Called by Pekko. */
    public RocksSnapshotStore() {
        this.registry = JournalRegistry.of(context().system());
        this.codec = new PayloadCodec((ExtendedActorSystem) context().system());
    }

    @Override
    public Future<Optional<SelectedSnapshot>> doLoadAsync(String persistenceId, SnapshotSelectionCriteria criteria) {
        return scala(registry.run(persistenceId, (store, entity) -> load(persistenceId, store, entity, criteria)));
    }

    private Optional<SelectedSnapshot> load(
            String persistenceId, JournalStore store, String entity, SnapshotSelectionCriteria criteria) {
        StoredSnapshot stored = store.latestSnapshot(entity, criteria);
        if (stored == null) {
            return Optional.empty();
        }
        DecodedSnapshot decoded = codec.decodeSnapshot(stored.content());
        SnapshotMetadata metadata = SnapshotMetadata.apply(
                persistenceId, stored.sequenceNumber(), stored.timestampMillis(), decoded.metadata());
        return Optional.of(SelectedSnapshot.create(metadata, decoded.state()));
    }

    @Override
    public Future<@Nullable Void> doSaveAsync(SnapshotMetadata metadata, Object snapshot) {
        return scala(registry.run(metadata.persistenceId(), (store, entity) -> {
            byte[] content = codec.encodeSnapshot(snapshot, metadata.metadata());
            store.saveSnapshot(entity, new StoredSnapshot(metadata.sequenceNr(), metadata.timestamp(), content));
            return null;
        }));
    }

    /** Deletes the snapshot of that sequence number, and if the metadata has a timestamp, only one of that time. */
    @Override
    public Future<@Nullable Void> doDeleteAsync(SnapshotMetadata metadata) {
        long timestampMillis = metadata.timestamp();
        return doDeleteAsync(
                metadata.persistenceId(),
                SnapshotSelectionCriteria.create(
                        metadata.sequenceNr(),
                        timestampMillis == 0 ? Long.MAX_VALUE : timestampMillis,
                        metadata.sequenceNr(),
                        timestampMillis));
    }

    @Override
    public Future<@Nullable Void> doDeleteAsync(String persistenceId, SnapshotSelectionCriteria criteria) {
        return scala(registry.run(persistenceId, (store, entity) -> {
            store.deleteSnapshots(entity, criteria);
            return null;
        }));
    }

    private static <T extends @Nullable Object> Future<T> scala(CompletionStage<T> stage) {
        return FutureConverters.asScala(stage);
    }
}
