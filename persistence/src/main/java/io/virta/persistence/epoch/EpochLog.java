package io.virta.persistence.epoch;

import io.virta.persistence.journal.JournalHistory;
import io.virta.persistence.journal.JournalLease;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.jspecify.annotations.Nullable;

/** What a coordinator needs to keep its log: identity, retention, and what belongs into one write. Stateless. */
public final class EpochLog {
    private static final String ENTITY = "epochs";
    private static final int KEPT_SNAPSHOTS = 2;

    private EpochLog() {}

    /** The persistence id of the log in the journal that {@code lease} keeps open. */
    public static PersistenceId persistenceId(JournalLease lease) {
        return PersistenceId.ofUniqueId(lease.persistenceId(ENTITY));
    }

    /** The state of the log in the journal that {@code lease} keeps open, read without a coordinator. */
    public static CompletionStage<EpochLogState> read(ActorSystem<?> system, JournalLease lease) {
        return JournalHistory.read((ExtendedActorSystem) Adapter.toClassic(system), lease.persistenceId(ENTITY))
                .thenApply(EpochLog::state);
    }

    private static EpochLogState state(JournalHistory history) {
        EpochLogState state = history.snapshot() == null ? EpochLogState.EMPTY : (EpochLogState) history.snapshot();
        for (Object event : history.events()) {
            state = state.apply((EpochEvent) event);
        }
        return state;
    }

    /** A snapshot after every {@code snapshotEveryEvents} events; events before the older of the last two snapshots are deleted. */
    public static RetentionCriteria retention(int snapshotEveryEvents) {
        return RetentionCriteria.snapshotEvery(snapshotEveryEvents, KEPT_SNAPSHOTS)
                .withDeleteEventsOnSnapshot();
    }

    /**
     * The events of one decision, in the order in which they are valid; persisted by one effect, they are one atomic write with one fsync.
     *
     * @param committed the epoch before, if its sinks have finished and the log does not say so yet
     * @param prepared the epoch that is decided
     * @param planned the epoch after, if it is to start
     */
    public static List<EpochEvent> decision(
            @Nullable EpochCommitted committed, EpochPrepared prepared, @Nullable EpochPlanned planned) {
        List<EpochEvent> events = new ArrayList<>(3);
        if (committed != null) {
            events.add(committed);
        }
        events.add(prepared);
        if (planned != null) {
            events.add(planned);
        }
        return List.copyOf(events);
    }
}
