package io.virta.runtime.coordinator;

import io.virta.connector.ReadLimit;
import io.virta.persistence.epoch.EpochCommitted;
import io.virta.persistence.epoch.EpochEvent;
import io.virta.persistence.epoch.EpochLog;
import io.virta.persistence.epoch.EpochLogState;
import io.virta.persistence.epoch.EpochPlan;
import io.virta.persistence.epoch.EpochPlanned;
import io.virta.persistence.epoch.EpochPrepared;
import io.virta.persistence.epoch.EventTime;
import io.virta.persistence.epoch.SourceRange;
import io.virta.runtime.EpochTrigger;
import io.virta.runtime.FaultPlan.Point;
import io.virta.runtime.QueryDefinition;
import io.virta.runtime.progress.EpochTimes;
import io.virta.runtime.progress.QueryBoard;
import io.virta.runtime.run.EpochOutcome;
import io.virta.runtime.run.RunCommand;
import io.virta.runtime.run.RunEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerBuilderByState;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.jspecify.annotations.Nullable;

/**
 * Coordinates a query in micro-batch mode: plan, log the plan, run, log the decision when sinks have prepared and state is durable, publish, log that. One epoch is processed while
 * the one before is being published; then one write logs the commit of the first, the decision on the second and the plan of the third.
 */
final class EpochCoordinator extends QueryCoordinator {
    private static final Duration LONELY_COMMIT_DELAY = Duration.ofMillis(500);
    private static final Duration IDLE_REPORT_INTERVAL = Duration.ofSeconds(10);
    private static final int POLLS_PER_STEP = 10;
    private static final int MOST_STEPS = 5;

    private final EpochSizer sizer;
    private final TriggerSchedule schedule;
    private final List<Waiter> waiters = new ArrayList<>();

    /** The epoch in the run, or null. */
    private @Nullable EpochPlan running;

    /** What the epoch in the run came to, while its decision waits; or null. */
    private @Nullable EpochOutcome decided;

    /** The epoch that is being published, or -1. */
    private long publishing = -1;

    /** The epoch that is published while the log does not say so, or -1. */
    private long published = -1;

    /** Whether the sources are being asked. */
    private boolean planning;

    /** What they answered, until a plan is made of it. */
    private @Nullable Planned answer;

    private long planNumber;
    private long emptyPlanNumber = -1;
    private long planStartNanos;
    private int idlePolls;
    private boolean onceDone;

    private record Waiter(long planNumber, CompletableFuture<Void> idle) {}

    EpochCoordinator(
            ActorContext<Command> actor,
            TimerScheduler<Command> timers,
            QueryDefinition query,
            CoordinatorResources resources,
            QueryBoard board,
            RestartPolicy restarts) {
        super(actor, timers, query, resources, board, restarts);
        this.sizer = new EpochSizer(
                query.settings().epochs().duration(), query.settings().epochs().firstBytes());
        this.schedule = new TriggerSchedule(query.trigger());
    }

    @Override
    void addCommands(CommandHandlerBuilderByState<Command, EpochEvent, EpochLogState, EpochLogState> commands) {
        commands.onCommand(Planned.class, this::onPlanned)
                .onCommand(TriggerDue.class, (state, message) -> onTriggerDue())
                .onCommand(
                        LogCommit.class,
                        (state, message) -> published < 0 ? Effect().none() : logCommit())
                .onCommand(AwaitIdle.class, (state, message) -> onAwaitIdle(message))
                .onCommand(IdleReport.class, (state, message) -> onIdleReport());
    }

    @Override
    Effect<EpochEvent, EpochLogState> onReady(EpochLogState state) {
        List<EpochPlan> rerun = state.recovery().rerun();
        if (rerun.isEmpty()) {
            return planSoon();
        }
        runEpoch(rerun.get(0));
        return Effect().none();
    }

    // ---- planning

    /** Plans at once if the trigger says so, else when it is due. */
    private Effect<EpochEvent, EpochLogState> planSoon() {
        if (isStopping() || onceDone) {
            return endIfDone();
        }
        Duration delay = schedule.delay(query.clock().instant());
        if (delay.isZero()) {
            requestPlan();
        } else {
            board.status("Waiting for next trigger", false, false);
            timers.startSingleTimer(new TriggerDue(), delay);
        }
        return Effect().none();
    }

    private Effect<EpochEvent, EpochLogState> onTriggerDue() {
        return isReady() && !planning && answer == null && running == null
                ? planSoon()
                : Effect().none();
    }

    private void requestPlan() {
        schedule.fired(query.clock().instant());
        planning = true;
        long startNanos = System.nanoTime();
        planStartNanos = startNanos;
        int current = attempt();
        long number = planNumber++;
        ReadLimit limit = query.trigger() instanceof EpochTrigger.Once ? ReadLimit.ALL : sizer.limit();
        actor.pipeToSelf(
                open().plan(limit),
                (ranges, failure) -> failure == null
                        ? new Planned(current, number, ranges.orNull(), System.nanoTime() - startNanos)
                        : failedWork(failure));
    }

    private Effect<EpochEvent, EpochLogState> onPlanned(EpochLogState state, Planned message) {
        if (message.attempt() != attempt() || !isReady()) {
            return Effect().none();
        }
        planning = false;
        answer = message;
        if (message.ranges() == null) {
            emptyPlanNumber = message.number();
        }
        return running == null ? begin(state) : decide(state);
    }

    /** With no epoch in the run: logs the plan of the next one, or goes idle. */
    private Effect<EpochEvent, EpochLogState> begin(EpochLogState state) {
        EpochPlan next = takePlan(state, state.lastEventTimes());
        if (next == null) {
            return idle();
        }
        query.faults().reach(Point.BEFORE_PLANNED, next.epoch());
        List<EpochEvent> events = new ArrayList<>();
        boolean commits = published >= 0;
        if (commits) {
            events.add(new EpochCommitted(published));
            published = -1;
        }
        events.add(new EpochPlanned(next));
        long start = System.nanoTime();
        return Effect().persist(events).thenRun(after -> {
            times(next.epoch()).logNanos += System.nanoTime() - start;
            query.faults().reach(Point.AFTER_PLANNED, next.epoch());
            if (commits) {
                afterCommit(after);
            }
            runEpoch(next);
        });
    }

    /** The plan of the next epoch from what the sources have answered; null if there is none to run. */
    private @Nullable EpochPlan takePlan(EpochLogState state, List<EventTime> seen) {
        Planned taken = answer;
        answer = null;
        if (taken == null || isStopping()) {
            return null;
        }
        List<SourceRange> ranges = taken.ranges();
        EpochPlan next = planner.next(state, seen, ranges);
        if (next != null) {
            idlePolls = 0;
            EpochTimes its = times(next.epoch());
            its.planNanos = taken.nanos();
            its.startedAt = query.clock().instant();
            its.startNanos = planStartNanos;
        }
        return next;
    }

    /** Nothing to run: what is published is logged, waiting users are told, the sources are asked again later. */
    private Effect<EpochEvent, EpochLogState> idle() {
        if (publishing >= 0) {
            return Effect().none();
        }
        if (published >= 0) {
            return logCommit();
        }
        tellWaiters();
        if (isStopping() || query.trigger().ends()) {
            return endRun();
        }
        if (idlePolls == 0) {
            timers.startSingleTimer(new IdleReport(), IDLE_REPORT_INTERVAL);
        }
        board.status("Waiting for data to arrive", false, false);
        int steps = Math.min(MOST_STEPS, 1 + idlePolls / POLLS_PER_STEP);
        idlePolls++;
        Duration poll = query.settings().epochs().pollInterval().multipliedBy(steps);
        Duration trigger = schedule.delay(query.clock().instant());
        timers.startSingleTimer(new TriggerDue(), trigger.compareTo(poll) > 0 ? trigger : poll);
        return Effect().none();
    }

    private void tellWaiters() {
        for (Waiter waiter : List.copyOf(waiters)) {
            if (waiter.planNumber() <= emptyPlanNumber) {
                waiters.remove(waiter);
                waiter.idle().complete(null);
            }
        }
    }

    private Effect<EpochEvent, EpochLogState> onIdleReport() {
        if (running == null && isReady()) {
            board.idle();
            timers.startSingleTimer(new IdleReport(), IDLE_REPORT_INTERVAL);
        }
        return Effect().none();
    }

    private Effect<EpochEvent, EpochLogState> onAwaitIdle(AwaitIdle message) {
        waiters.add(new Waiter(planNumber, message.idle()));
        return onTriggerDue();
    }

    // ---- running

    private void runEpoch(EpochPlan plan) {
        running = plan;
        timers.cancel(new IdleReport());
        board.status("Processing new data", true, true);
        tellRun(new RunCommand.RunEpoch(plan));
    }

    @Override
    Effect<EpochEvent, EpochLogState> onEpochEvent(EpochLogState state, RunEvent event) {
        if (event instanceof RunEvent.ReadAll) {
            planAhead(state);
        } else if (event instanceof RunEvent.Prepared prepared) {
            return onPrepared(state, prepared.outcome());
        } else if (event instanceof RunEvent.Published done) {
            return onPublished(state, done.epoch());
        }
        return Effect().none();
    }

    /** Asks the sources for the next epoch while the graph still works on this one, unless the trigger is not due. */
    private void planAhead(EpochLogState state) {
        if (!planning
                && answer == null
                && !isStopping()
                && loggedAhead(state) == null
                && !(query.trigger() instanceof EpochTrigger.Once)
                && schedule.isDue(query.clock().instant())) {
            requestPlan();
        }
    }

    private Effect<EpochEvent, EpochLogState> onPrepared(EpochLogState state, EpochOutcome outcome) {
        decided = outcome;
        sizer.ran(plannedBytes(), outcome.processNanos());
        planAhead(state);
        return decide(state);
    }

    private long plannedBytes() {
        return Objects.requireNonNull(running).ranges().stream()
                .flatMap(range -> range.range().splits().stream())
                .mapToLong(split -> split.estimatedBytes())
                .sum();
    }

    /** Logs the decision on the epoch in the run, once it is prepared, the one before is published, and the sources have answered if they were asked. */
    private Effect<EpochEvent, EpochLogState> decide(EpochLogState state) {
        EpochOutcome outcome = decided;
        if (outcome == null || planning || publishing >= 0) {
            return Effect().none();
        }
        onceDone = query.trigger() instanceof EpochTrigger.Once;
        EpochCommitted commit = published >= 0 ? new EpochCommitted(published) : null;
        EpochPrepared prepared = new EpochPrepared(
                outcome.epoch(), attempt(), null, outcome.eventTimes(), outcome.handles(), outcome.state());
        EpochPlan logged = isStopping() ? null : loggedAhead(state);
        EpochLogState then = (commit == null ? state : state.apply(commit)).apply(prepared);
        EpochPlan next = takePlan(then, outcome.eventTimes());
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
    private @Nullable EpochPlan loggedAhead(EpochLogState state) {
        EpochPlan current = running;
        if (current != null) {
            for (EpochPlan plan : state.plans()) {
                if (plan.epoch() == current.epoch() + 1) {
                    return plan;
                }
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
        tellRun(new RunCommand.Commit(outcome.epoch(), outcome.handles()));
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

    /** Logs the commit alone. */
    private Effect<EpochEvent, EpochLogState> logCommit() {
        EpochCommitted commit = new EpochCommitted(published);
        published = -1;
        return Effect().persist(commit).thenRun(after -> {
            afterCommit(after);
            if (running == null && !planning) {
                actor.getSelf().tell(new TriggerDue());
            }
        });
    }

    // ---- ending

    @Override
    Effect<EpochEvent, EpochLogState> onStopWanted(EpochLogState state) {
        timers.cancel(new TriggerDue());
        return running == null ? endIfDone() : Effect().none();
    }

    private Effect<EpochEvent, EpochLogState> endIfDone() {
        if (publishing >= 0) {
            return Effect().none();
        }
        return published >= 0 ? logCommit() : endRun();
    }
}
