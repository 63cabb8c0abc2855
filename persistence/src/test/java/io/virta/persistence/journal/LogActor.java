package io.virta.persistence.journal;

import io.virta.persistence.epoch.EpochEvent;
import io.virta.persistence.epoch.EpochLog;
import io.virta.persistence.epoch.EpochLogState;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;

/** The least actor that keeps an epoch log. */
final class LogActor extends EventSourcedBehavior<LogActor.Command, EpochEvent, EpochLogState> {
    sealed interface Command {}

    /** Persists events in one write and answers with the state after them. */
    record Persist(List<EpochEvent> events, ActorRef<EpochLogState> replyTo) implements Command {}

    private LogActor(JournalLease lease) {
        super(EpochLog.persistenceId(lease));
    }

    static Behavior<Command> create(JournalLease lease) {
        return new LogActor(lease);
    }

    @Override
    public String journalPluginId() {
        return JournalRegistry.JOURNAL_PLUGIN;
    }

    @Override
    public String snapshotPluginId() {
        return JournalRegistry.SNAPSHOT_PLUGIN;
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return EpochLog.retention(10);
    }

    @Override
    public EpochLogState emptyState() {
        return EpochLogState.EMPTY;
    }

    @Override
    public CommandHandler<Command, EpochEvent, EpochLogState> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(
                        Persist.class,
                        (state, persist) ->
                                Effect().persist(persist.events()).thenReply(persist.replyTo(), after -> after))
                .build();
    }

    @Override
    public EventHandler<EpochLogState, EpochEvent> eventHandler() {
        return EpochLogState::apply;
    }
}
