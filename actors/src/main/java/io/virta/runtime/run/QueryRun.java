package io.virta.runtime.run;

import io.virta.error.VirtaException;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.persistence.epoch.CommitHandle;
import io.virta.persistence.epoch.EpochPlan;
import io.virta.persistence.epoch.EventTime;
import io.virta.persistence.state.Fold;
import io.virta.persistence.state.StateFile;
import io.virta.persistence.state.StateManifest;
import io.virta.planner.Stage;
import io.virta.runtime.island.BlockingSection;
import io.virta.runtime.island.IslandGraph;
import io.virta.runtime.island.IslandId;
import io.virta.runtime.island.IslandReport;
import io.virta.runtime.island.StageInstance;
import io.virta.runtime.shard.StateShard;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    private static final int TIDY_EVERY = 16;

    private final RunSetup setup;
    private final ActorRef<Event> coordinator;
    private final Materializer materializer;
    private final TimerScheduler<Command> timers;
    private final BlockingSection blocking = new BlockingSection();
    private final RunIslands islands;
    private final RunState state;
    private final List<StageInstance> instances = new ArrayList<>();
    private final LiveIslands live;
    private int awaitedShards;
    private @Nullable EpochCollector epoch;
    private List<EventTime> eventTimes;
    private int awaitedCommits;
    private boolean tidying;
    private long nextTidying;
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

    /** What a run can be told. */
    public sealed interface Command {}

    /** Runs an epoch; the one before has been decided. */
    public record RunEpoch(EpochPlan plan) implements Command {}

    /** Begins to read without plans, in continuous mode. */
    public record BeginContinuous(EpochStart first) implements Command {}

    /** Ends the epoch of continuous mode with a barrier and begins the next, unless nothing was read. */
    public record Barrier(EpochStart next) implements Command {}

    /** Publishes an epoch that has been decided. */
    public record Commit(long epoch, List<CommitHandle> handles) implements Command {}

    /** The log says that an epoch is committed. */
    public record Committed(long epoch, StateManifest state) implements Command {}

    /** Ends the run: in good order if no epoch is running, else by force. */
    public record Finish() implements Command {}

    /** Ends the run by force, as failed. */
    public record Abort(Throwable cause) implements Command {}

    private record FromIsland(IslandReport report) implements Command {}

    private record FromShard(StateShard.Answer answer) implements Command {}

    private record DeltaWritten(List<StateFile> files) implements Command {}

    private record Tidied(@Nullable Fold fold) implements Command {}

    private record Failed(Throwable cause) implements Command {}

    private record EndTimeout() implements Command {}

    /** What a run tells its coordinator. */
    public sealed interface Event {
        /** The number of the run. */
        int attempt();
    }

    /** All shards have their state and all islands run. */
    public record Ready(int attempt) implements Event {}

    /** All readers have read what the epoch planned. */
    public record ReadAll(int attempt, long epoch) implements Event {}

    /** Nothing was read since the last barrier of continuous mode, so there was none. */
    public record NoNews(int attempt) implements Event {}

    /** An epoch's state is durable and its writers have prepared. */
    public record Prepared(int attempt, EpochOutcome outcome) implements Event {}

    /** All writers have published an epoch. */
    public record Published(int attempt, long epoch) implements Event {}

    /** The run failed and has ended. */
    public record RunFailed(int attempt, Throwable cause) implements Event {}

    /** The run has ended in good order. */
    public record Ended(int attempt) implements Event {}

    /** A run over a setup. */
    public static Behavior<Command> create(RunSetup setup, ActorRef<Event> coordinator) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new QueryRun(context, timers, setup, coordinator)));
    }

    private QueryRun(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            RunSetup setup,
            ActorRef<Event> coordinator) {
        super(context);
        this.setup = setup;
        this.timers = timers;
        this.coordinator = coordinator;
        // Not this actor's: it could not end before an island that hangs.
        this.materializer = Materializer.createMaterializer(context.getSystem());
        this.islands = new RunIslands(setup, blocking);
        this.live = new LiveIslands(setup);
        this.state = new RunState(setup);
        this.eventTimes = setup.eventTimes();
        startShards();
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(FromShard.class, message -> onShard(message.answer()))
                .onMessage(FromIsland.class, message -> onReport(message.report()))
                .onMessage(RunEpoch.class, message -> onRunEpoch(message.plan()))
                .onMessage(BeginContinuous.class, message -> onBeginContinuous(message.first()))
                .onMessage(Barrier.class, message -> onBarrier(message.next()))
                .onMessage(DeltaWritten.class, message -> onDeltaWritten(message.files()))
                .onMessage(Commit.class, this::onCommit)
                .onMessage(Committed.class, this::onCommitted)
                .onMessage(Tidied.class, message -> onTidied(message.fold()))
                .onMessage(Finish.class, message -> onFinish())
                .onMessage(Abort.class, message -> fail(message.cause()))
                .onMessage(Failed.class, message -> fail(message.cause()))
                .onMessage(EndTimeout.class, message -> onEndTimeout())
                .onSignal(ChildFailed.class, failed -> fail(failed.getCause()))
                .onSignal(Terminated.class, shard -> fail(VirtaException.internal(shard.getRef() + " has ended.")))
                .onSignal(PostStop.class, signal -> onPostStop())
                .build();
    }

    private void startShards() {
        ActorRef<StateShard.Answer> answers = getContext().messageAdapter(StateShard.Answer.class, FromShard::new);
        for (Stage stage : setup.query().plan().stages()) {
            if (stage.isStateful()) {
                for (IslandId id : IslandGraph.instancesOf(stage, setup.topology())) {
                    awaitedShards++;
                    getContext().watch(getContext().spawn(shard(stage, id, answers), "shard-" + id));
                }
            }
        }
        if (awaitedShards == 0) {
            startIslands();
        }
    }

    private Behavior<StateShard.Command> shard(Stage stage, IslandId id, ActorRef<StateShard.Answer> answers) {
        StateShard.Placement placement = new StateShard.Placement(
                stage,
                id.instance(),
                setup.topology().instances().get(id.stage()),
                setup.query().settings().recorded().keyGroups(),
                setup.topology().channels(id.stage(), id.instance()));
        return StateShard.create(
                placement,
                setup.backend(),
                setup.storage(),
                setup.manifest(),
                islands.context(),
                setup.blocking(),
                answers);
    }

    private Behavior<Command> onShard(StateShard.Answer answer) {
        if (isEnding()) {
            return this;
        }
        if (answer instanceof StateShard.Failed failed) {
            return fail(failed.cause());
        }
        instances.add(((StateShard.Ready) answer).instance());
        if (--awaitedShards == 0) {
            startIslands();
        }
        return this;
    }

    private void startIslands() {
        ActorRef<Command> self = getContext().getSelf();
        try {
            IslandGraph graph = islands.graph(instances, report -> {
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
                coordinator.tell(new Ready(setup.attempt()));
            }
        } else if (report instanceof IslandReport.ReadAll) {
            coordinator.tell(new ReadAll(setup.attempt(), running().epoch()));
        } else if (report instanceof IslandReport.AtBarrier atBarrier) {
            running().add(atBarrier);
            if (running().isAtBarrier()) {
                writeDelta(running());
            }
        } else if (report instanceof IslandReport.Prepared prepared) {
            running().add(prepared);
            completeEpoch();
        } else if (report instanceof IslandReport.Committed committed) {
            if (--awaitedCommits == 0) {
                coordinator.tell(new Published(setup.attempt(), committed.epoch()));
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

    private EpochCollector running() {
        return Objects.requireNonNull(epoch, "no epoch is running");
    }

    private Behavior<Command> onRunEpoch(EpochPlan plan) {
        if (!isEnding()) {
            collect(plan.epoch());
            live.runEpoch(plan);
        }
        return this;
    }

    private void collect(long number) {
        epoch = new EpochCollector(
                number, setup.query().plan(), live.stageInstances(), live.writers(), eventTimes, System.nanoTime());
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
            collect(next.epoch() - 1);
            live.barrier(next);
        } else {
            coordinator.tell(new NoNews(setup.attempt()));
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
            running().isDurable(state.add(files), System.nanoTime());
            completeEpoch();
        }
        return this;
    }

    private void completeEpoch() {
        EpochCollector collected = running();
        if (collected.isComplete()) {
            EpochOutcome outcome = collected.outcome(System.nanoTime());
            eventTimes = outcome.eventTimes();
            epoch = null;
            coordinator.tell(new Prepared(setup.attempt(), outcome));
        }
    }

    private Behavior<Command> onCommit(Commit commit) {
        if (!isEnding()) {
            awaitedCommits = commit.handles().size();
            live.commit(commit.epoch(), commit.handles());
        }
        return this;
    }

    private Behavior<Command> onCommitted(Committed committed) {
        if (isEnding() || tidying || committed.epoch() < nextTidying) {
            return this;
        }
        tidying = true;
        nextTidying = committed.epoch() + TIDY_EVERY;
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(
                                () -> new Tidied(state.tidy(committed.epoch(), committed.state())), setup.blocking()),
                        (tidied, cause) -> cause == null ? tidied : new Failed(cause));
        return this;
    }

    private Behavior<Command> onTidied(@Nullable Fold fold) {
        tidying = false;
        if (fold != null) {
            state.folded(fold);
        }
        return this;
    }

    private boolean isEnding() {
        return end != End.NOT_YET;
    }

    private Behavior<Command> onFinish() {
        if (isEnding()) {
            return this;
        }
        if (epoch != null || !live.haveStarted() || live.isEmpty()) {
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
        coordinator.tell(failure == null ? new Ended(setup.attempt()) : new RunFailed(setup.attempt(), failure));
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
