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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerBuilderByState;
import org.apache.pekko.persistence.typed.javadsl.Effect;

/**
 * Coordinates a query in continuous mode: results leave at once, and at an interval a barrier passes through the graph, at which sinks prepare and state becomes durable; what the
 * readers had reached there is logged with the decision. An interval without input writes nothing. One barrier is under way at a time.
 */
final class ContinuousCoordinator extends QueryCoordinator {
    private final Duration interval;
    private boolean barrierUnderWay;

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
                .onCommand(AwaitIdle.class, (state, message) -> {
                    message.idle().complete(null);
                    return Effect().none();
                });
    }

    @Override
    Effect<EpochEvent, EpochLogState> onReady(EpochLogState state) {
        board.status("Processing new data", true, true);
        tellRun(new RunCommand.BeginContinuous(start(state.nextEpoch())));
        timers.startSingleTimer(new TriggerDue(), interval);
        return Effect().none();
    }

    private EpochStart start(long epoch) {
        return new EpochStart(epoch, query.clock().millis() * 1000, resources.seed(epoch), Watermark.NONE);
    }

    private Effect<EpochEvent, EpochLogState> onTriggerDue(EpochLogState state) {
        if (isReady() && !barrierUnderWay) {
            barrierUnderWay = true;
            times(state.nextEpoch());
            tellRun(new RunCommand.Barrier(start(state.nextEpoch() + 1)));
        }
        return Effect().none();
    }

    @Override
    Effect<EpochEvent, EpochLogState> onEpochEvent(EpochLogState state, RunEvent event) {
        if (event instanceof RunEvent.NoNews) {
            return endInterval();
        } else if (event instanceof RunEvent.Prepared prepared) {
            return onPrepared(state, prepared.outcome());
        } else if (event instanceof RunEvent.Published done) {
            return Effect().persist(new EpochCommitted(done.epoch())).thenRun(after -> {
                afterCommit(after);
                if (isStopping()) {
                    tellRun(new RunCommand.Finish());
                } else {
                    endInterval();
                }
            });
        }
        return Effect().none();
    }

    private Effect<EpochEvent, EpochLogState> endInterval() {
        barrierUnderWay = false;
        if (isStopping()) {
            return endRun();
        }
        timers.startSingleTimer(new TriggerDue(), interval);
        return Effect().none();
    }

    private Effect<EpochEvent, EpochLogState> onPrepared(EpochLogState state, EpochOutcome outcome) {
        EpochPlan last = state.lastPlan();
        List<SourceRange> ranges = new ArrayList<>();
        outcome.positions().forEach((reader, position) -> ranges.add(range(reader, position, last)));
        EpochPlan reached = planner.reached(state, outcome.eventTimes(), ranges);
        times(outcome.epoch()).outcome = outcome;
        EpochPrepared prepared = new EpochPrepared(
                outcome.epoch(), attempt(), reached, outcome.eventTimes(), outcome.handles(), outcome.state());
        return Effect()
                .persist(prepared)
                .thenRun(after -> tellRun(new RunCommand.Commit(outcome.epoch(), outcome.handles())));
    }

    private static SourceRange range(
            String reader, String position, @org.jspecify.annotations.Nullable EpochPlan last) {
        String start = "";
        if (last != null) {
            for (SourceRange range : last.ranges()) {
                if (range.sourceId().equals(reader)) {
                    start = range.range().end();
                }
            }
        }
        return new SourceRange(reader, new PlannedRange(start, position, List.of()));
    }

    @Override
    Effect<EpochEvent, EpochLogState> onStopWanted(EpochLogState state) {
        timers.cancel(new TriggerDue());
        return onTriggerDue(state);
    }
}
