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
import io.virta.persistence.epoch.EpochPlanned;
import io.virta.persistence.epoch.EpochPrepared;
import io.virta.persistence.epoch.EventTime;
import io.virta.persistence.epoch.QueryStarted;
import io.virta.persistence.epoch.RecoveryPlan;
import io.virta.persistence.epoch.SourceRange;
import io.virta.persistence.epoch.WatermarkState;
import io.virta.persistence.journal.JournalRegistry;
import io.virta.runtime.EpochTrigger;
import io.virta.runtime.FaultPlan.Point;
import io.virta.runtime.QueryDefinition;
import io.virta.runtime.progress.EpochTimes;
import io.virta.runtime.progress.QueryBoard;
import io.virta.runtime.run.EpochOutcome;
import io.virta.runtime.run.QueryRun;
import io.virta.runtime.run.RunSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.RecoveryFailed;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.jspecify.annotations.Nullable;

/**
 * The coordinator of a query. It keeps the epoch log and runs its protocol: plan, log the plan, run, log the decision when sinks have prepared and state is durable, publish, log
 * that. One epoch is processed while the one before is being published; then one write logs the commit of the first, the decision on the second and the plan of the third.
 *
 * <p>Blocking work runs elsewhere and comes back as a message with the number of the attempt that asked for it; messages of earlier attempts are dropped.
 */
public final class QueryCoordinator extends EventSourcedBehavior<QueryCoordinator.Command, EpochEvent, EpochLogState> {
    private static final int SNAPSHOT_EVERY_EVENTS = 600;
    private static final Duration LONELY_COMMIT_DELAY = Duration.ofMillis(500);
    private static final Duration IDLE_REPORT_INTERVAL = Duration.ofSeconds(10);

    private final ActorContext<Command> actor;
    private final TimerScheduler<Command> timers;
    private final QueryDefinition query;
    private final CoordinatorResources resources;
    private final QueryBoard board;
    private final WatermarkTracker watermarks;
    private final EpochSizer sizer;
    private final TriggerSchedule schedule;
    private final RestartPolicy restarts;
    private final List<Waiter> waiters = new ArrayList<>();
    private final Map<Long, EpochTimes> times = new HashMap<>();

    private int attempt;
    private @Nullable AttemptResources open;
    private @Nullable ActorRef<QueryRun.Command> run;
    private boolean opening;
    private boolean ready;
    private boolean stopping;
    private boolean onceDone;

    /** The epoch in the run, or null. */
    private @Nullable EpochPlan running;

    /** What the epoch in the run came to, while its decision waits; or null. */
    private @Nullable EpochOutcome decided;

    private boolean planning;
    private long planNumber;
    private long emptyPlanNumber = -1;
    private boolean planned;
    private @Nullable List<SourceRange> plannedRanges;
    private long planStartNanos;
    private long planNanos;
    private int idlePolls;

    /** The epoch that is being published, or -1. */
    private long publishing = -1;

    /** The epoch that is published while the log does not say so, or -1. */
    private long published = -1;

    /** What a coordinator can be told. */
    public sealed interface Command {}

    /** Ends the query, after the running epoch if that does not take too long. */
    public record Stop() implements Command {}

    /** Completes the future when all that is there now has been processed and committed. */
    public record AwaitIdle(CompletableFuture<Void> idle) implements Command {}

    private record Recovered() implements Command {}

    private record FromRun(QueryRun.Event event) implements Command {}

    private record Opened(int attempt, AttemptResources resources) implements Command {}

    private record Planned(
            int attempt, long number, @Nullable List<SourceRange> ranges, long nanos) implements Command {}

    private record Failed(int attempt, Throwable cause) implements Command {}

    private record PlanDue() implements Command {}

    private record LogCommit() implements Command {}

    private record Restart() implements Command {}

    private record SourcesTold() implements Command {}

    private record StopTimeout() implements Command {}

    private record IdleReport() implements Command {}

    private record Waiter(long planNumber, CompletableFuture<Void> idle) {}

    /** A coordinator over an open checkpoint. */
    public static Behavior<Command> create(QueryDefinition query, CoordinatorResources resources, QueryBoard board) {
        return Behaviors.setup(
                actor -> Behaviors.withTimers(timers -> new QueryCoordinator(actor, timers, query, resources, board)));
    }

    private QueryCoordinator(
            ActorContext<Command> actor,
            TimerScheduler<Command> timers,
            QueryDefinition query,
            CoordinatorResources resources,
            QueryBoard board) {
        super(EpochLog.persistenceId(resources.lease()));
        this.actor = actor;
        this.timers = timers;
        this.query = query;
        this.resources = resources;
        this.board = board;
        this.watermarks =
                new WatermarkTracker(query.plan().watermarks(), query.settings().watermarkPolicy());
        this.sizer = new EpochSizer(
                query.settings().epochDuration(), query.settings().epochBytes());
        this.schedule = new TriggerSchedule(query.trigger());
        this.restarts = new RestartPolicy(
                query.settings().maxRestarts(), query.settings().restartDelay());
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
                .onSignal(RecoveryFailed.class, (state, signal) -> board.failed(Failures.asVirta(signal.getFailure())))
                .build();
    }

    @Override
    public CommandHandler<Command, EpochEvent, EpochLogState> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Recovered.class, (state, message) -> onRecovered(state))
                .onCommand(Restart.class, (state, message) -> beginAttempt(state))
                .onCommand(Opened.class, this::onOpened)
                .onCommand(FromRun.class, (state, message) -> onRunEvent(state, message.event()))
                .onCommand(Planned.class, this::onPlanned)
                .onCommand(PlanDue.class, (state, message) -> onPlanDue(state))
                .onCommand(LogCommit.class, (state, message) -> onLogCommit(state))
                .onCommand(AwaitIdle.class, (state, message) -> onAwaitIdle(state, message))
                .onCommand(Failed.class, this::onFailed)
                .onCommand(Stop.class, (state, message) -> onStop(state))
                .onCommand(StopTimeout.class, (state, message) -> onStopTimeout())
                .onCommand(IdleReport.class, (state, message) -> onIdleReport())
                .onCommand(SourcesTold.class, (state, message) -> Effect().none())
                .build();
    }

    // ---- starting

    private Effect<EpochEvent, EpochLogState> onRecovered(EpochLogState state) {
        try {
            Compatibility.require(state.started(), started(state));
        } catch (VirtaException incompatible) {
            return failQuery(incompatible);
        }
        return beginAttempt(state);
    }

    private QueryStarted started(EpochLogState state) {
        return AttemptResources.describe(query, resources, state.nextAttempt());
    }

    private Effect<EpochEvent, EpochLogState> beginAttempt(EpochLogState state) {
        if (stopping) {
            return finish();
        }
        QueryStarted started = started(state);
        attempt = started.attempt();
        ready = false;
        forgetEpochs();
        board.status("Initializing", false, false);
        return Effect().persist(started).thenRun(this::openAttempt);
    }

    private void forgetEpochs() {
        running = null;
        decided = null;
        planning = false;
        planned = false;
        plannedRanges = null;
        publishing = -1;
        published = -1;
    }

    /** Brings sinks and sources to where the log stands, off this thread. */
    private void openAttempt(EpochLogState state) {
        opening = true;
        int current = attempt;
        actor.pipeToSelf(
                CompletableFuture.supplyAsync(
                        () -> AttemptResources.open(query, resources, state, current), resources.blocking()),
                (opened, failure) -> failure == null ? new Opened(current, opened) : new Failed(current, failure));
    }

    private Effect<EpochEvent, EpochLogState> onOpened(EpochLogState state, Opened message) {
        opening = false;
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
            tellSources(after.committedPlan());
            startRun(after);
        });
    }

    private void startRun(EpochLogState state) {
        RecoveryPlan recovery = state.recovery();
        AttemptResources its = Objects.requireNonNull(open);
        RunSetup setup =
                its.runSetup(query, resources, recovery.state(), state, attempt, initialWatermark(state, recovery));
        ActorRef<QueryRun.Event> events = actor.messageAdapter(QueryRun.Event.class, FromRun::new);
        run = actor.spawn(QueryRun.create(setup, events), "run-" + attempt);
    }

    private long initialWatermark(EpochLogState state, RecoveryPlan recovery) {
        if (!watermarks.isPresent()) {
            return io.virta.operator.StreamElement.Watermark.NONE;
        }
        return recovery.rerun().isEmpty()
                ? WatermarkTracker.evictionMicros(state.lastPlan())
                : WatermarkTracker.lateMicros(recovery.rerun().get(0));
    }

    private Effect<EpochEvent, EpochLogState> onReady(EpochLogState state) {
        ready = true;
        if (stopping) {
            return endRun();
        }
        List<EpochPlan> rerun = state.recovery().rerun();
        if (rerun.isEmpty()) {
            return planSoon(state);
        }
        runEpoch(rerun.get(0));
        return Effect().none();
    }

    // ---- planning

    /** Plans at once if the trigger says so, else when it is due. */
    private Effect<EpochEvent, EpochLogState> planSoon(EpochLogState state) {
        if (stopping || onceDone) {
            return endIfDone(state);
        }
        Duration delay = schedule.delay(query.clock().instant());
        if (delay.isZero()) {
            requestPlan();
        } else {
            board.status("Waiting for next trigger", false, false);
            timers.startSingleTimer(new PlanDue(), delay);
        }
        return Effect().none();
    }

    private Effect<EpochEvent, EpochLogState> onPlanDue(EpochLogState state) {
        if (ready && !planning && !planned && running == null) {
            return planSoon(state);
        }
        return Effect().none();
    }

    private void requestPlan() {
        schedule.fired(query.clock().instant());
        planning = true;
        planStartNanos = System.nanoTime();
        int current = attempt;
        long number = planNumber++;
        AttemptResources its = Objects.requireNonNull(open);
        boolean all = query.trigger() instanceof EpochTrigger.Once;
        actor.pipeToSelf(
                its.plan(all ? io.virta.connector.ReadLimit.ALL : sizer.limit()),
                (ranges, failure) -> failure == null
                        ? new Planned(current, number, ranges.orNull(), System.nanoTime() - planStartNanos)
                        : new Failed(current, failure));
    }

    private Effect<EpochEvent, EpochLogState> onPlanned(EpochLogState state, Planned message) {
        if (message.attempt() != attempt || run == null) {
            return Effect().none();
        }
        planning = false;
        planned = true;
        plannedRanges = message.ranges();
        if (message.ranges() == null) {
            emptyPlanNumber = message.number();
        }
        planNanos = message.nanos();
        return running == null ? beginPlanned(state) : decide(state);
    }

    /** With no epoch in the run: logs the plan that has come, or goes idle. */
    private Effect<EpochEvent, EpochLogState> beginPlanned(EpochLogState state) {
        EpochPlan next = stopping ? null : takePlan(state, state.lastEventTimes());
        if (next == null) {
            return idle(state);
        }
        query.faults().reach(Point.BEFORE_PLANNED, next.epoch());
        List<EpochEvent> events = new ArrayList<>();
        boolean commit = published >= 0;
        if (commit) {
            events.add(new EpochCommitted(published));
            published = -1;
        }
        events.add(new EpochPlanned(next));
        long start = System.nanoTime();
        return Effect().persist(events).thenRun(after -> {
            times(next.epoch()).logNanos += System.nanoTime() - start;
            query.faults().reach(Point.AFTER_PLANNED, next.epoch());
            if (commit) {
                afterCommit(after);
            }
            runEpoch(next);
        });
    }

    /** Makes the next epoch's plan of the ranges that have come, or of none if the watermark alone calls for an epoch; null if there is nothing to do. */
    private @Nullable EpochPlan takePlan(EpochLogState state, List<EventTime> seen) {
        planned = false;
        List<SourceRange> ranges = plannedRanges;
        plannedRanges = null;
        EpochPlan last = state.lastPlan();
        List<WatermarkState> marks = watermarks.next(last, seen);
        if (ranges == null) {
            boolean moved = !marks.isEmpty()
                    && marks.get(0).evictionMicros() > WatermarkTracker.evictionMicros(last)
                    && query.plan().needsEpochOnWatermark()
                    && last != null;
            if (!moved) {
                return null;
            }
            ranges = AttemptResources.nothing(last);
        }
        idlePolls = 0;
        long epoch = state.nextEpoch();
        long nowMicros = query.clock().millis() * 1000;
        times(epoch).planNanos = planNanos;
        times(epoch).startedAt = query.clock().instant();
        times(epoch).startNanos = planStartNanos;
        return new EpochPlan(epoch, ranges, marks, nowMicros, resources.seed(epoch), resources.loggedSettings());
    }

    private EpochTimes times(long epoch) {
        return times.computeIfAbsent(epoch, key -> new EpochTimes(query.clock().instant(), System.nanoTime()));
    }

    /** Nothing to run: what is published is logged, waiting users are told, the sources are asked again later. */
    private Effect<EpochEvent, EpochLogState> idle(EpochLogState state) {
        if (publishing >= 0) {
            return Effect().none();
        }
        if (published >= 0) {
            return logCommit();
        }
        waiters.removeIf(waiter -> waiter.planNumber() <= emptyPlanNumber
                && (waiter.idle().complete(null) || waiter.idle().isDone()));
        if (stopping || query.trigger().ends()) {
            return endIfDone(state);
        }
        if (idlePolls == 0) {
            timers.startSingleTimer(new IdleReport(), IDLE_REPORT_INTERVAL);
        }
        board.status("Waiting for data to arrive", false, false);
        Duration wait = query.settings().pollInterval().multipliedBy(Math.min(5, 1 + idlePolls++ / 10));
        Duration trigger = schedule.delay(query.clock().instant());
        timers.startSingleTimer(new PlanDue(), trigger.compareTo(wait) > 0 ? trigger : wait);
        return Effect().none();
    }

    private Effect<EpochEvent, EpochLogState> onIdleReport() {
        if (running == null && ready) {
            board.idle();
            timers.startSingleTimer(new IdleReport(), IDLE_REPORT_INTERVAL);
        }
        return Effect().none();
    }

    private Effect<EpochEvent, EpochLogState> onAwaitIdle(EpochLogState state, AwaitIdle message) {
        waiters.add(new Waiter(planNumber, message.idle()));
        if (ready && running == null && !planning && !planned) {
            timers.cancel(new PlanDue());
            return planSoon(state);
        }
        return Effect().none();
    }

    // ---- running

    private void runEpoch(EpochPlan plan) {
        running = plan;
        timers.cancel(new IdleReport());
        times(plan.epoch()).runNanos = System.nanoTime();
        board.status("Processing new data", true, true);
        tellRun(new QueryRun.RunEpoch(plan));
    }

    private void tellRun(QueryRun.Command command) {
        Objects.requireNonNull(run, "no run").tell(command);
    }

    private Effect<EpochEvent, EpochLogState> onRunEvent(EpochLogState state, QueryRun.Event event) {
        if (event.attempt() != attempt) {
            return Effect().none();
        }
        if (event instanceof QueryRun.Ready) {
            return onReady(state);
        } else if (event instanceof QueryRun.ReadAll) {
            return onReadAll(state);
        } else if (event instanceof QueryRun.Prepared prepared) {
            return onPrepared(state, prepared.outcome());
        } else if (event instanceof QueryRun.Published done) {
            return onPublished(state, done.epoch());
        } else if (event instanceof QueryRun.RunFailed failed) {
            run = null;
            return onRunFailed(state, failed.cause());
        }
        run = null;
        return finish();
    }

    /** The readers have nothing left to do: the next plan can be made while the rest of the graph finishes. */
    private Effect<EpochEvent, EpochLogState> onReadAll(EpochLogState state) {
        if (!planning && !planned && mayPlanNext(state)) {
            requestPlan();
        }
        return Effect().none();
    }

    private boolean mayPlanNext(EpochLogState state) {
        return !stopping
                && laterPlan(state) == null
                && !(query.trigger() instanceof EpochTrigger.Once)
                && schedule.isDue(query.clock().instant());
    }

    private Effect<EpochEvent, EpochLogState> onPrepared(EpochLogState state, EpochOutcome outcome) {
        decided = outcome;
        sizer.ran(plannedBytes(), outcome.processNanos());
        if (!planning && !planned && mayPlanNext(state)) {
            requestPlan();
        }
        return decide(state);
    }

    private long plannedBytes() {
        return Objects.requireNonNull(running).ranges().stream()
                .flatMap(range -> range.range().splits().stream())
                .mapToLong(split -> split.estimatedBytes())
                .sum();
    }

    /** Logs the decision on the epoch in the run, once it is prepared, the one before is published, and the next plan has come if one was asked for. */
    private Effect<EpochEvent, EpochLogState> decide(EpochLogState state) {
        EpochOutcome outcome = decided;
        if (outcome == null || planning || publishing >= 0) {
            return Effect().none();
        }
        EpochCommitted commit = published >= 0 ? new EpochCommitted(published) : null;
        EpochPrepared prepared = new EpochPrepared(
                outcome.epoch(), attempt, null, outcome.eventTimes(), outcome.handles(), outcome.state());
        if (query.trigger() instanceof EpochTrigger.Once) {
            onceDone = true;
        }
        EpochPlan logged = stopping ? null : laterPlan(state);
        boolean mayRunOn = planned && !stopping;
        planned = false;
        EpochPlan next = mayRunOn
                ? takePlan((commit == null ? state : state.apply(commit)).apply(prepared), outcome.eventTimes())
                : null;
        if (next != null) {
            query.faults().reach(Point.BEFORE_PLANNED, next.epoch());
        }
        query.faults().reach(Point.BEFORE_PREPARED, outcome.epoch());
        published = -1;
        decided = null;
        running = null;
        timers.cancel(new LogCommit());
        times(outcome.epoch()).outcome = outcome;
        long start = System.nanoTime();
        return Effect()
                .persist(EpochLog.decision(commit, prepared, next == null ? null : new EpochPlanned(next)))
                .thenRun(after -> {
                    times(outcome.epoch()).logNanos += System.nanoTime() - start;
                    if (commit != null) {
                        afterCommit(after);
                    }
                    afterDecision(outcome, logged == null ? next : logged);
                });
    }

    /** The plan after the epoch in the run, which is logged already if that epoch is run again after its work was lost; else null. */
    private @Nullable EpochPlan laterPlan(EpochLogState state) {
        EpochPlan current = running;
        if (current == null) {
            return null;
        }
        for (EpochPlan plan : state.plans()) {
            if (plan.epoch() == current.epoch() + 1) {
                return plan;
            }
        }
        return null;
    }

    private void afterDecision(EpochOutcome outcome, @Nullable EpochPlan next) {
        query.faults().reach(Point.AFTER_PREPARED, outcome.epoch());
        publishing = outcome.epoch();
        times(outcome.epoch()).publishNanos = System.nanoTime();
        if (next != null) {
            query.faults().reach(Point.AFTER_PLANNED, next.epoch());
            runEpoch(next);
        }
        tellRun(new QueryRun.Commit(outcome.epoch(), outcome.handles()));
    }

    private Effect<EpochEvent, EpochLogState> onPublished(EpochLogState state, long epoch) {
        publishing = -1;
        published = epoch;
        EpochTimes its = times(epoch);
        its.publishNanos = System.nanoTime() - its.publishNanos;
        query.faults().reach(Point.BEFORE_COMMITTED, epoch);
        if (running == null) {
            return logCommit();
        }
        timers.startSingleTimer(new LogCommit(), LONELY_COMMIT_DELAY);
        return decide(state);
    }

    private Effect<EpochEvent, EpochLogState> onLogCommit(EpochLogState state) {
        return published < 0 ? Effect().none() : logCommit();
    }

    /** Logs the commit alone. */
    private Effect<EpochEvent, EpochLogState> logCommit() {
        EpochCommitted commit = new EpochCommitted(published);
        published = -1;
        return Effect().persist(commit).thenRun(after -> {
            afterCommit(after);
            if (running == null && !planning) {
                actor.getSelf().tell(new PlanDue());
            }
        });
    }

    /** What may follow only when the log has the commit. */
    private void afterCommit(EpochLogState state) {
        restarts.progressed();
        EpochPlan plan = Objects.requireNonNull(state.committedPlan());
        tellSources(plan);
        tellRun(new QueryRun.Committed(
                state.committedEpoch(),
                Objects.requireNonNull(state.committed()).state()));
        EpochTimes its = times.remove(plan.epoch());
        if (its != null && its.outcome != null) {
            board.progress(plan, its, Objects.requireNonNull(open).latest());
        }
    }

    private void tellSources(@Nullable EpochPlan plan) {
        if (plan != null && open != null) {
            int current = attempt;
            actor.pipeToSelf(
                    open.committed(plan),
                    (done, failure) -> failure == null ? new SourcesTold() : new Failed(current, failure));
        }
    }

    // ---- ending

    private Effect<EpochEvent, EpochLogState> endIfDone(EpochLogState state) {
        if (publishing >= 0) {
            return Effect().none();
        }
        if (published >= 0) {
            return logCommit();
        }
        return endRun();
    }

    private Effect<EpochEvent, EpochLogState> endRun() {
        stopping = true;
        if (run == null) {
            return finish();
        }
        tellRun(new QueryRun.End());
        return Effect().none();
    }

    private Effect<EpochEvent, EpochLogState> onStop(EpochLogState state) {
        if (stopping) {
            return Effect().none();
        }
        stopping = true;
        timers.cancel(new PlanDue());
        if (opening) {
            return Effect().none();
        }
        if (run == null) {
            return finish();
        }
        if (running == null && publishing < 0 && published < 0) {
            return endRun();
        }
        timers.startSingleTimer(new StopTimeout(), query.settings().stopTimeout());
        return running == null ? endIfDone(state) : Effect().none();
    }

    private Effect<EpochEvent, EpochLogState> onStopTimeout() {
        return endRun();
    }

    private Effect<EpochEvent, EpochLogState> onFailed(EpochLogState state, Failed message) {
        if (message.attempt() != attempt) {
            return Effect().none();
        }
        if (run == null) {
            opening = false;
            return onRunFailed(state, message.cause());
        }
        run.tell(new QueryRun.Abort(message.cause()));
        return Effect().none();
    }

    private Effect<EpochEvent, EpochLogState> onRunFailed(EpochLogState state, Throwable cause) {
        closeAttempt();
        Duration wait = stopping ? null : restarts.afterFailure(cause);
        if (wait == null) {
            return failQuery(Failures.asVirta(cause));
        }
        actor.getLog()
                .warn(
                        "Query {} restarts in {} after: {}",
                        board.displayName(),
                        wait,
                        Failures.asVirta(cause).problem());
        board.status("Restarting after: " + Failures.asVirta(cause).problem(), false, false);
        ready = false;
        timers.startSingleTimer(new Restart(), wait);
        return Effect().none();
    }

    private void closeAttempt() {
        AttemptResources its = open;
        open = null;
        ready = false;
        if (its != null) {
            resources.blocking().execute(its::close);
        }
    }

    private Effect<EpochEvent, EpochLogState> failQuery(VirtaException cause) {
        board.failed(cause);
        return finish();
    }

    private Effect<EpochEvent, EpochLogState> finish() {
        closeAttempt();
        return Effect().stop();
    }
}
