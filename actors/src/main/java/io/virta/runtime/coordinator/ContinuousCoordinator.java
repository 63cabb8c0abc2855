package io.virta.runtime.coordinator;

import io.virta.connector.PlannedRange;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.StreamElement.Watermark;
import io.virta.persistence.epoch.EpochCommitted;
import io.virta.persistence.epoch.EpochEvent;
import io.virta.persistence.epoch.EpochLogState;
import io.virta.persistence.epoch.EpochPlan;
import io.virta.persistence.epoch.EpochPrepared;
import io.virta.persistence.epoch.SourceRange;
import io.virta.runtime.EpochTrigger;
import io.virta.runtime.QueryDefinition;
import io.virta.runtime.progress.QueryBoard;
import io.virta.runtime.run.EpochOutcome;
import io.virta.runtime.run.RunCommand;
import io.virta.runtime.run.RunEvent;
import io.virta.runtime.FaultPlan.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerBuilderByState;
import org.apache.pekko.persistence.typed.javadsl.Effect;

/**
 * Coordinates a query in continuous mode: results leave at once, and at an interval a barrier passes through the graph, at which sinks prepare and state becomes durable; what the
 * readers had reached there is logged with the decision. An interval without input writes nothing. One barrier is under way at a time. The last one before the end of the query stops the readers.
 */
final class ContinuousCoordinator extends QueryCoordinator {
    /** How soon the next barrier follows while somebody waits for all input to be processed. */
    private static final Duration AWAITED_INTERVAL = Duration.ofMillis(10);

    private final Duration interval;
    private final List<CompletableFuture<Void>> waiters = new ArrayList<>();

    /** Those of them that waited before the barrier under way. */
    private List<CompletableFuture<Void>> answered = List.of();

    private boolean barrierUnderWay;
    private boolean isLast;

    ContinuousCoordinator(
            ActorContext<Command> actor,
            TimerScheduler<Command> timers,
            QueryDefinition query,
            CoordinatorResources resources,
            QueryBoard board,
            RestartPolicy restarts) {
        super(actor, timers, query, resources, board, restarts);
        this.interval = ((EpochTrigger.Continuous) query.trigger()).interval();
    }

    @Override
    void addCommands(CommandHandlerBuilderByState<Command, EpochEvent, EpochLogState, EpochLogState> commands) {
        commands.onCommand(TriggerDue.class, (state, message) -> onTriggerDue(state))
                .onCommand(IntervalOver.class, (state, message) -> endInterval(state))
                .onCommand(AwaitIdle.class, this::onAwaitIdle);
    }

    @Override
    Effect<EpochEvent, EpochLogState> onReady(EpochLogState state) {
        board.status("Processing new data", true, true);
        times(state.nextEpoch());
        tellRun(new RunCommand.BeginContinuous(start(state.nextEpoch())));
        startTimer();
        return Effect().none();
    }

    private EpochStart start(long epoch) {
        return new EpochStart(epoch, query.clock().millis() * 1000, resources.seed(epoch), Watermark.NONE);
    }

    private void startTimer() {
        boolean isAwaited = !waiters.isEmpty() && AWAITED_INTERVAL.compareTo(interval) < 0;
        timers.startSingleTimer(new TriggerDue(), isAwaited ? AWAITED_INTERVAL : interval);
    }

    private Effect<EpochEvent, EpochLogState> onTriggerDue(EpochLogState state) {
        if (isReady() && !barrierUnderWay) {
            barrierUnderWay = true;
            isLast = isStopping();
            answered = List.copyOf(waiters);
            long epoch = state.nextEpoch();
            tellRun(new RunCommand.Barrier(epoch, isLast ? null : start(epoch + 1)));
        }
        return Effect().none();
    }

    /** Answered by the first interval without input. */
    private Effect<EpochEvent, EpochLogState> onAwaitIdle(EpochLogState state, AwaitIdle message) {
        waiters.add(message.idle());
        return onTriggerDue(state);
    }

    @Override
    Effect<EpochEvent, EpochLogState> onEpochEvent(EpochLogState state, RunEvent event) {
        if (event instanceof RunEvent.NoNews) {
            answered.forEach(waiter -> waiter.complete(null));
            waiters.removeAll(answered);
            return endInterval(state);
        } else if (event instanceof RunEvent.Prepared prepared) {
            return onPrepared(state, prepared.outcome());
        } else if (event instanceof RunEvent.Published done) {
            query.faults().reach(Point.BEFORE_COMMITTED, done.epoch());
            return Effect().persist(new EpochCommitted(done.epoch())).thenRun(after -> {
                afterCommit(after);
                times(after.nextEpoch());
                actor.getSelf().tell(new IntervalOver());
            });
        }
        return Effect().none();
    }

    private Effect<EpochEvent, EpochLogState> endInterval(EpochLogState state) {
        barrierUnderWay = false;
        if (isLast) {
            return endRun();
        }
        if (isStopping()) {
            return onTriggerDue(state);
        }
        startTimer();
        return Effect().none();
    }

    private Effect<EpochEvent, EpochLogState> onPrepared(EpochLogState state, EpochOutcome outcome) {
        Map<String, String> starts = state.lastEnds();
        List<SourceRange> ranges = new ArrayList<>();
        outcome.positions()
                .forEach((source, position) -> ranges.add(new SourceRange(
                        source, new PlannedRange(starts.getOrDefault(source, position), position, List.of()))));
        EpochPlan reached = planner.reached(state, outcome, ranges);
        times(outcome.epoch()).outcome = outcome;
        EpochPrepared prepared = new EpochPrepared(
                outcome.epoch(), attempt(), reached, outcome.eventTimes(), outcome.handles(), outcome.state());
        query.faults().reach(Point.BEFORE_PREPARED, outcome.epoch());
        return Effect().persist(prepared).thenRun(after -> {
            query.faults().reach(Point.AFTER_PREPARED, outcome.epoch());
            tellRun(new RunCommand.Commit(outcome.epoch(), outcome.handles()));
        });
    }

    @Override
    Effect<EpochEvent, EpochLogState> onStopWanted(EpochLogState state) {
        timers.cancel(new TriggerDue());
        return onTriggerDue(state);
    }
}
