package io.virta.runtime.coordinator;

import io.virta.connector.SinkWriter.Recovery;
import io.virta.error.VirtaException;
import io.virta.persistence.epoch.Compatibility;
import io.virta.persistence.epoch.EpochAborted;
import io.virta.persistence.epoch.EpochCommitted;
import io.virta.persistence.epoch.EpochEvent;
import io.virta.persistence.epoch.EpochLog;
import io.virta.persistence.epoch.EpochLogState;
import io.virta.persistence.epoch.EpochPlan;
import io.virta.persistence.epoch.EpochPrepared;
import io.virta.persistence.epoch.QueryStarted;
import io.virta.persistence.epoch.RecoveryPlan;
import io.virta.persistence.epoch.SourceRange;
import io.virta.persistence.journal.JournalRegistry;
import io.virta.runtime.EpochTrigger;
import io.virta.runtime.QueryDefinition;
import io.virta.runtime.island.BlockingSection;
import io.virta.runtime.progress.EpochTimes;
import io.virta.runtime.progress.QueryBoard;
import io.virta.runtime.run.QueryRun;
import io.virta.runtime.run.RunCommand;
import io.virta.runtime.run.RunEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerBuilderByState;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.jspecify.annotations.Nullable;

/**
 * The coordinator of one attempt at a query: keeps the epoch log, brings sinks and sources to where it stands, starts a run, and ends with it. A failure of the run or of a write
 * of the log fails this actor, and its {@link QuerySupervisor} decides what follows. How epochs begin and are decided is for the two kinds of coordinators.
 *
 * <p>Blocking work runs elsewhere and comes back as a message with the number of the attempt that asked for it; messages of earlier attempts are dropped.
 */
public abstract sealed class QueryCoordinator
        extends EventSourcedBehavior<QueryCoordinator.Command, EpochEvent, EpochLogState>
        permits EpochCoordinator, ContinuousCoordinator {
    private static final int SNAPSHOT_EVERY_EVENTS = 600;

    final ActorContext<Command> actor;
    final TimerScheduler<Command> timers;
    final QueryDefinition query;
    final CoordinatorResources resources;
    final QueryBoard board;
    final EpochPlanner planner;
    private final RestartPolicy restarts;
    private final Map<Long, EpochTimes> times = new HashMap<>();

    private int attempt;
    private @Nullable AttemptResources open;
    private @Nullable ActorRef<QueryRun.Command> run;
    private @Nullable CompletableFuture<AttemptResources> opening;
    private BlockingSection calls = new BlockingSection();
    private boolean ready;
    private boolean stopping;

    /** What a coordinator can be told. */
    public sealed interface Command {}

    /** Ends the query, after the running epoch if that does not take too long. */
    public record Stop() implements Command {}

    /** Completes the future when all that is there now has been processed and committed. */
    public record AwaitIdle(CompletableFuture<Void> idle) implements Command {}

    private record Recovered() implements Command {}

    private record FromRun(RunEvent event) implements Command {}

    private record Opened(int attempt, AttemptResources resources) implements Command {}

    private record Failed(int attempt, Throwable cause) implements Command {}

    /** The wait before the next attempt is over; for the supervisor. */
    record NextAttempt() implements Command {}

    /** The wait before the next attempt of a failed query is over. */
    record WaitOver() implements Command {}

    /** Parts of the last attempt have had time to close. */
    record StillWaiting() implements Command {}

    private record StopTimeout() implements Command {}

    /** The run is there no more, and what it has said has come before. */
    private record RunGone(int attempt) implements Command {}

    private record SourcesTold() implements Command {}

    /** The sources have been asked what there is; null if nothing is new. */
    record Planned(int attempt, long number, @Nullable List<SourceRange> ranges, long nanos) implements Command {}

    /** The trigger is due. */
    record TriggerDue() implements Command {}

    /** A published epoch has waited long enough for the next decision. */
    record LogCommit() implements Command {}

    /** Listeners hear that there is nothing to do. */
    record IdleReport() implements Command {}

    QueryCoordinator(
            ActorContext<Command> actor,
            TimerScheduler<Command> timers,
            QueryDefinition query,
            CoordinatorResources resources,
            QueryBoard board,
            RestartPolicy restarts) {
        super(EpochLog.persistenceId(resources.lease()));
        this.actor = actor;
        this.timers = timers;
        this.query = query;
        this.resources = resources;
        this.board = board;
        this.planner = new EpochPlanner(query, resources);
        this.restarts = restarts;
    }

    /**
     * A coordinator over an open checkpoint, of the kind that the trigger asks for.
     *
     * @param restarts is told of every commit
     */
    static Behavior<Command> create(
            QueryDefinition query, CoordinatorResources resources, QueryBoard board, RestartPolicy restarts) {
        return Behaviors.setup(
                actor -> Behaviors.withTimers(timers -> query.trigger() instanceof EpochTrigger.Continuous
                        ? new ContinuousCoordinator(actor, timers, query, resources, board, restarts)
                        : new EpochCoordinator(actor, timers, query, resources, board, restarts)));
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
        return EpochLog.retention(SNAPSHOT_EVERY_EVENTS);
    }

    @Override
    public EpochLogState emptyState() {
        return EpochLogState.EMPTY;
    }

    @Override
    public EventHandler<EpochLogState, EpochEvent> eventHandler() {
        return EpochLogState::apply;
    }

    @Override
    public SignalHandler<EpochLogState> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), state -> actor.getSelf().tell(new Recovered()))
                .onSignal(ChildFailed.class, (state, signal) -> {
                    throw Failures.asVirta(signal.getCause());
                })
                .onSignal(Terminated.class, (state, signal) -> {
                    // What it has said may still wait behind a write of the log, where signals do not.
                    if (run != null && signal.getRef().path().equals(run.path())) {
                        actor.getSelf().tell(new RunGone(attempt));
                    }
                })
                .onSignal(PostStop.class, (state, signal) -> closeAttempt())
                .build();
    }

    @Override
    public CommandHandler<Command, EpochEvent, EpochLogState> commandHandler() {
        CommandHandlerBuilderByState<Command, EpochEvent, EpochLogState, EpochLogState> commands =
                newCommandHandlerBuilder().forAnyState();
        commands.onCommand(Recovered.class, (state, message) -> onRecovered(state))
                .onCommand(Opened.class, this::onOpened)
                .onCommand(FromRun.class, (state, message) -> onRunEvent(state, message.event()))
                .onCommand(Failed.class, (state, message) -> onFailed(message))
                .onCommand(Stop.class, (state, message) -> onStop(state))
                .onCommand(StopTimeout.class, (state, message) -> endRun())
                .onCommand(RunGone.class, (state, message) -> onRunGone(message))
                .onCommand(SourcesTold.class, (state, message) -> Effect().none());
        addCommands(commands);
        return commands.build();
    }

    /** Adds the handlers of the commands that this kind of coordinator takes; it ignores the others. */
    abstract void addCommands(CommandHandlerBuilderByState<Command, EpochEvent, EpochLogState, EpochLogState> commands);

    /** The run is ready for its first epoch. */
    abstract Effect<EpochEvent, EpochLogState> onReady(EpochLogState state);

    /** The run tells something about an epoch. */
    abstract Effect<EpochEvent, EpochLogState> onEpochEvent(EpochLogState state, RunEvent event);

    /** The user wants the query to end: ends the run at once if no epoch is under way, else sees to it that it ends after that. */
    abstract Effect<EpochEvent, EpochLogState> onStopWanted(EpochLogState state);

    // ---- starting

    private Effect<EpochEvent, EpochLogState> onRecovered(EpochLogState state) {
        Compatibility.require(state, started(state));
        return beginAttempt(state);
    }

    private QueryStarted started(EpochLogState state) {
        return Compatibility.withDeletedStates(state, AttemptResources.describe(query, resources, state.nextAttempt()));
    }

    private Effect<EpochEvent, EpochLogState> beginAttempt(EpochLogState state) {
        QueryStarted started = started(state);
        attempt = started.attempt();
        board.openEpoch(state.committedEpoch() + 1);
        board.status("Initializing", false, false);
        return Effect().persist(started).thenRun(this::openAttempt);
    }

    /** Brings sinks and sources to where the log stands, off this thread. */
    private void openAttempt(EpochLogState state) {
        int current = attempt;
        BlockingSection section = new BlockingSection();
        calls = section;
        CompletableFuture<AttemptResources> opened = CompletableFuture.supplyAsync(
                () -> AttemptResources.open(query, resources, state, current, section), resources.blocking());
        opening = opened;
        actor.pipeToSelf(
                opened, (done, failure) -> failure == null ? new Opened(current, done) : new Failed(current, failure));
    }

    private Effect<EpochEvent, EpochLogState> onOpened(EpochLogState state, Opened message) {
        opening = null;
        open = message.resources();
        if (stopping) {
            return finish();
        }
        EpochPrepared finish = state.recovery().finish();
        if (finish == null) {
            startRun(state);
            return Effect().none();
        }
        if (open.recovery() == Recovery.ABORTED) {
            return Effect()
                    .persist(new EpochAborted(finish.epoch(), finish.attempt()))
                    .thenRun(this::startRun);
        }
        return Effect().persist(new EpochCommitted(finish.epoch())).thenRun(after -> {
            tellSources(Objects.requireNonNull(after.committedPlan()));
            startRun(after);
        });
    }

    private void startRun(EpochLogState state) {
        RecoveryPlan recovery = state.recovery();
        long watermark = planner.initialWatermarkMicros(state, recovery);
        ActorRef<RunEvent> events = actor.messageAdapter(RunEvent.class, FromRun::new);
        run = actor.spawn(
                QueryRun.create(open().runSetup(query, resources, recovery.state(), state, attempt, watermark), events),
                "run-" + attempt);
        actor.watch(run);
    }

    // ---- running

    private Effect<EpochEvent, EpochLogState> onRunEvent(EpochLogState state, RunEvent event) {
        if (event.attempt() != attempt) {
            return Effect().none();
        }
        if (event instanceof RunEvent.Ready) {
            ready = true;
            return stopping ? endRun() : onReady(state);
        } else if (event instanceof RunEvent.RunFailed failed) {
            run = null;
            return onRunFailed(failed.cause());
        } else if (event instanceof RunEvent.Ended) {
            run = null;
            return finish();
        }
        return onEpochEvent(state, event);
    }

    final void tellRun(QueryRun.Command command) {
        Objects.requireNonNull(run, "no run").tell(command);
    }

    /** What this attempt has beside its run. */
    final AttemptResources open() {
        return Objects.requireNonNull(open, "no attempt");
    }

    /** The number of this attempt. */
    final int attempt() {
        return attempt;
    }

    /** Whether the run takes epochs. */
    final boolean isReady() {
        return ready && run != null;
    }

    /** Whether no further epoch may begin. */
    final boolean isStopping() {
        return stopping;
    }

    /** The failure message of an attempt's asynchronous work. */
    final Command failedWork(Throwable cause) {
        return new Failed(attempt, cause);
    }

    /** When an epoch passed its stations. */
    final EpochTimes times(long epoch) {
        return times.computeIfAbsent(epoch, key -> new EpochTimes(query.clock().instant(), System.nanoTime()));
    }

    /** What may follow only when the log has the commit. */
    final void afterCommit(EpochLogState state) {
        restarts.progressed();
        board.openEpoch(state.committedEpoch() + 1);
        EpochPlan plan = Objects.requireNonNull(state.committedPlan());
        tellSources(plan);
        tellRun(new RunCommand.Committed(
                state.committedEpoch(),
                Objects.requireNonNull(state.committed()).state()));
        EpochTimes its = times.remove(plan.epoch());
        if (its != null && its.outcome != null) {
            board.progress(plan, its, open().latest());
        }
    }

    private void tellSources(EpochPlan plan) {
        int current = attempt;
        actor.pipeToSelf(
                open().committed(plan),
                (done, failure) -> failure == null ? new SourcesTold() : new Failed(current, failure));
    }

    // ---- ending

    private Effect<EpochEvent, EpochLogState> onStop(EpochLogState state) {
        if (stopping) {
            return Effect().none();
        }
        stopping = true;
        boolean isOpening = opening != null;
        if (!isOpening && !isReady()) {
            return endRun();
        }
        timers.startSingleTimer(new StopTimeout(), query.settings().lifecycle().stopTimeout());
        return isOpening ? Effect().none() : onStopWanted(state);
    }

    /** Ends the run, and with it the query. */
    final Effect<EpochEvent, EpochLogState> endRun() {
        stopping = true;
        if (run == null) {
            return finish();
        }
        tellRun(new RunCommand.Finish());
        return Effect().none();
    }

    private Effect<EpochEvent, EpochLogState> onFailed(Failed message) {
        if (message.attempt() != attempt) {
            return Effect().none();
        }
        if (run == null) {
            opening = null;
            return onRunFailed(message.cause());
        }
        run.tell(new RunCommand.Abort(message.cause()));
        return Effect().none();
    }

    private Effect<EpochEvent, EpochLogState> onRunGone(RunGone message) {
        return run == null || message.attempt() != attempt
                ? Effect().none()
                : onRunFailed(VirtaException.internal("Run " + attempt + " has ended and not said why."));
    }

    /** Ends this coordinator; what follows is the supervisor's decision. */
    private Effect<EpochEvent, EpochLogState> onRunFailed(Throwable cause) {
        throw Failures.asVirta(cause);
    }

    /** Frees what the attempt has, or will have once its opening returns; calls to sources that hang are interrupted. */
    private void closeAttempt() {
        calls.close();
        CompletableFuture<AttemptResources> later = opening;
        if (later != null) {
            CompletableFuture<Void> unused = later.thenAcceptAsync(AttemptResources::close, resources.blocking());
        }
        AttemptResources its = open;
        if (its != null) {
            resources.blocking().execute(its::close);
        }
        opening = null;
        open = null;
        ready = false;
    }

    private Effect<EpochEvent, EpochLogState> finish() {
        closeAttempt();
        return Effect().stop();
    }
}
