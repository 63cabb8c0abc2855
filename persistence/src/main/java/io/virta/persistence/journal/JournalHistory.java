package io.virta.persistence.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;
import org.jspecify.annotations.Nullable;

/**
 * What a persistent actor would recover from, read without starting it.
 *
 * @param snapshot the state of the latest snapshot, null if there is none
 * @param events those after it, in order
 */
public record JournalHistory(@Nullable Object snapshot, List<Object> events) {
    public JournalHistory {
        events = List.copyOf(events);
    }

    /** Reads the history of a persistence id whose journal is open. */
    public static CompletionStage<JournalHistory> read(ExtendedActorSystem system, String persistenceId) {
        PayloadCodec codec = new PayloadCodec(system);
        return JournalRegistry.of(system).run(persistenceId, (store, entity) -> {
            StoredSnapshot stored = store.latestSnapshot(entity, SnapshotSelectionCriteria.latest());
            long first = stored == null ? 0 : stored.sequenceNumber() + 1;
            List<Object> events = new ArrayList<>();
            store.replay(
                    entity,
                    first,
                    Long.MAX_VALUE,
                    Long.MAX_VALUE,
                    (number, content) -> events.add(
                            codec.decodeEvent(persistenceId, number, content).payload()));
            Object state = stored == null
                    ? null
                    : codec.decodeSnapshot(stored.content()).state();
            return new JournalHistory(state, events);
        });
    }
}
