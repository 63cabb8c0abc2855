package io.virta.runtime.run;

import io.virta.error.VirtaException;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.persistence.epoch.EpochPlan;
import io.virta.persistence.state.Fold;
import io.virta.persistence.state.StateFile;
import io.virta.runtime.island.BlockingSection;
import io.virta.runtime.island.IslandGraph;
import io.virta.runtime.island.IslandId;
import io.virta.runtime.island.IslandReport;
import io.virta.runtime.shard.StateShard;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.stream.Materializer;
import org.jspecify.annotations.Nullable;

/**
 * One run of a query: starts its shards, and when all have restored, its islands; passes epochs through them; makes their state durable; ends. A failure of any part ends the whole
 * run, whose coordinator starts another.
 */
public final class QueryRun extends AbstractBehavior<QueryRun.Command> {

    private final RunSetup setup;
    private final ActorRef<RunEvent> coordinator;
    private final Materializer materializer;
    private final TimerScheduler<Command> timers;
    private final BlockingSection blocking = new BlockingSection();
    private final RunIslands islands;
    private final RunState state;
    private final RestoringShards shards;
    private final LiveIslands live;
    private final EpochSequence epochs;
    private End end = End.NOT_YET;
    private @Nullable Throwable failure;

    /** How far a run is from its end. */
    private enum End {
        NOT_YET,
        /** No epoch runs and no further one comes; the islands end one after another. */
        IN_ORDER,
        /** The islands are being stopped wherever they are. */
        BY_FORCE
    }

    /** What this actor takes: what its coordinator tells, and what comes of its own work. */
    public sealed interface Command
            permits RunCommand, FromIsland, FromShard, DeltaWritten, Tidied, Failed, EndTimeout {}

    record FromIsland(IslandReport report) implements Command {}

    record FromShard(StateShard.Answer answer) implements Command {}

    record DeltaWritten(List<StateFile> files) implements Command {}

    record Tidied(@Nullable Fold fold) implements Command {}

    record Failed(Throwable cause) implements Command {}

    record EndTimeout() implements Command {}

    /** A run over a setup. */
    public static Behavior<Command> create(RunSetup setup, ActorRef<RunEvent> coordinator) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new QueryRun(context, timers, setup, coordinator)));
    }

    private QueryRun(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            RunSetup setup,
            ActorRef<RunEvent> coordinator) {
        super(context);
        this.setup = setup;
        this.timers = timers;
        this.coordinator = coordinator;
        // Not this actor's: it could not end before an island that hangs.
        this.materializer = Materializer.createMaterializer(context.getSystem());
        this.islands = new RunIslands(setup, blocking);
        this.live = new LiveIslands(setup);
        this.state = new RunState(setup);
        this.epochs = new EpochSequence(setup.query().plan(), setup.eventTimes());
        this.shards = new RestoringShards(setup, islands.context());
        shards.start(context, context.messageAdapter(StateShard.Answer.class, FromShard::new));
        if (shards.areReady()) {
            startIslands();
        }
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(FromShard.class, message -> onShard(message.answer()))
                .onMessage(FromIsland.class, message -> onReport(message.report()))
                .onMessage(RunCommand.RunEpoch.class, message -> onRunEpoch(message.plan()))
                .onMessage(RunCommand.BeginContinuous.class, message -> onBeginContinuous(message.first()))
                .onMessage(RunCommand.Barrier.class, message -> onBarrier(message.next()))
                .onMessage(DeltaWritten.class, message -> onDeltaWritten(message.files()))
                .onMessage(RunCommand.Commit.class, this::onCommit)
                .onMessage(RunCommand.Committed.class, this::onCommitted)
                .onMessage(Tidied.class, message -> onTidied(message.fold()))
                .onMessage(RunCommand.Finish.class, message -> onFinish())
                .onMessage(RunCommand.Abort.class, message -> fail(message.cause()))
                .onMessage(Failed.class, message -> fail(message.cause()))
                .onMessage(EndTimeout.class, message -> onEndTimeout())
                .onSignal(ChildFailed.class, failed -> fail(failed.getCause()))
                .onSignal(Terminated.class, shard -> fail(VirtaException.internal(shard.getRef() + " has ended.")))
                .onSignal(PostStop.class, signal -> onPostStop())
                .build();
    }

    private Behavior<Command> onShard(StateShard.Answer answer) {
        if (isEnding()) {
            return this;
        }
        if (answer instanceof StateShard.Failed failed) {
            return fail(failed.cause());
        }
        shards.ready(((StateShard.Ready) answer).instance());
        if (shards.areReady()) {
            startIslands();
        }
        return this;
    }

    private void startIslands() {
        ActorRef<Command> self = getContext().getSelf();
        try {
            IslandGraph graph = islands.graph(shards.instances(), report -> {
                if (report instanceof IslandReport.Stopped stopped) {
                    setup.parts().ended(live.part(stopped.island()));
                }
                self.tell(new FromIsland(report));
            });
            live.start(graph, materializer);
        } catch (RuntimeException | LinkageError cause) {
            self.tell(new Failed(cause));
        }
    }

    private Behavior<Command> onReport(IslandReport report) {
        if (report instanceof IslandReport.Stopped stopped) {
            return onStopped(stopped.island());
        }
        if (report instanceof IslandReport.Failed failed) {
            return fail(failed.cause());
        }
        if (isEnding()) {
            return this;
        }
        if (report instanceof IslandReport.Started started) {
            if (live.started(started)) {
                coordinator.tell(new RunEvent.Ready(setup.attempt()));
            }
        } else if (report instanceof IslandReport.ReadAll) {
            coordinator.tell(
                    new RunEvent.ReadAll(setup.attempt(), epochs.running().epoch()));
        } else if (report instanceof IslandReport.AtBarrier atBarrier) {
            epochs.running().add(atBarrier);
            if (epochs.running().isAtBarrier()) {
                writeDelta(epochs.running());
            }
        } else if (report instanceof IslandReport.Prepared prepared) {
            epochs.running().add(prepared);
            completeEpoch();
        } else if (report instanceof IslandReport.Committed committed) {
            if (epochs.published()) {
                coordinator.tell(new RunEvent.Published(setup.attempt(), committed.epoch()));
            }
        }
        return this;
    }

    private Behavior<Command> onStopped(IslandId island) {
        live.stopped(island);
        if (!isEnding()) {
            return fail(VirtaException.internal("Island " + island + " has stopped by itself."));
        }
        return live.isEmpty() ? finished() : this;
    }

    private Behavior<Command> onRunEpoch(EpochPlan plan) {
        if (!isEnding()) {
            epochs.begin(plan.epoch(), live.stageInstances(), live.writers());
            live.runEpoch(plan);
        }
        return this;
    }

    private Behavior<Command> onBeginContinuous(EpochStart first) {
        live.beginContinuous(first);
        return this;
    }

    private Behavior<Command> onBarrier(EpochStart next) {
        if (isEnding()) {
            return this;
        }
        if (live.haveNews()) {
            epochs.begin(next.epoch() - 1, live.stageInstances(), live.writers());
            live.barrier(next);
        } else {
            coordinator.tell(new RunEvent.NoNews(setup.attempt()));
        }
        return this;
    }

    private void writeDelta(EpochCollector collected) {
        if (collected.sections().isEmpty() && setup.sourceLog() == null) {
            onDeltaWritten(List.of());
            return;
        }
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(
                                () -> state.write(collected.epoch(), collected.sections()), setup.blocking()),
                        (files, cause) -> cause == null ? new DeltaWritten(files) : new Failed(cause));
    }

    private Behavior<Command> onDeltaWritten(List<StateFile> files) {
        if (!isEnding()) {
            epochs.running().isDurable(state.add(files), System.nanoTime());
            completeEpoch();
        }
        return this;
    }

    private void completeEpoch() {
        EpochOutcome outcome = epochs.takeOutcome();
        if (outcome != null) {
            coordinator.tell(new RunEvent.Prepared(setup.attempt(), outcome));
        }
    }

    private Behavior<Command> onCommit(RunCommand.Commit commit) {
        if (!isEnding()) {
            epochs.publish(commit.handles().size());
            live.commit(commit.epoch(), commit.handles());
        }
        return this;
    }

    private Behavior<Command> onCommitted(RunCommand.Committed committed) {
        if (isEnding() || !state.beginTidying(committed.epoch())) {
            return this;
        }
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(
                                () -> new Tidied(state.tidy(committed.epoch(), committed.state())), setup.blocking()),
                        (tidied, cause) -> cause == null ? tidied : new Failed(cause));
        return this;
    }

    private Behavior<Command> onTidied(@Nullable Fold fold) {
        state.tidied(fold);
        return this;
    }

    private boolean isEnding() {
        return end != End.NOT_YET;
    }

    private Behavior<Command> onFinish() {
        if (isEnding()) {
            return this;
        }
        if (epochs.isRunning() || !live.haveStarted() || live.isEmpty()) {
            return stopIslands();
        }
        end = End.IN_ORDER;
        timers.startSingleTimer(
                new EndTimeout(), setup.query().settings().lifecycle().stopTimeout());
        live.end();
        return this;
    }

    /** A failure ends the run, and is its outcome unless it came to its end in order before: then all epochs are committed, and what fails is a reader or writer that closes. */
    private Behavior<Command> fail(Throwable cause) {
        if (end == End.BY_FORCE) {
            getContext().getLog().debug("Another failure of a run that has failed", cause);
            return this;
        }
        if (end == End.IN_ORDER) {
            getContext()
                    .getLog()
                    .warn(
                            "Query {} has ended, but a part of it did not close well",
                            setup.query().name(),
                            cause);
        } else {
            failure = cause;
        }
        return stopIslands();
    }

    private Behavior<Command> stopIslands() {
        end = End.BY_FORCE;
        blocking.close();
        materializer.shutdown();
        if (live.isEmpty()) {
            return finished();
        }
        timers.startSingleTimer(
                new EndTimeout(), setup.query().settings().lifecycle().stopTimeout());
        return this;
    }

    /** Islands that hang are no longer waited for here; the query's checkpoint is, until they have returned. */
    private Behavior<Command> onEndTimeout() {
        blocking.close();
        return finished();
    }

    private Behavior<Command> finished() {
        coordinator.tell(
                failure == null
                        ? new RunEvent.Ended(setup.attempt())
                        : new RunEvent.RunFailed(setup.attempt(), failure));
        return Behaviors.stopped();
    }

    private Behavior<Command> onPostStop() {
        blocking.close();
        materializer.shutdown();
        state.close();
        islands.close();
        return this;
    }
}
