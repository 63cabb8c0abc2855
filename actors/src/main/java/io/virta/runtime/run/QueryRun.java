package io.virta.runtime.run;

import io.virta.connector.Split;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.StreamElement.Watermark;
import io.virta.persistence.epoch.CommitHandle;
import io.virta.persistence.epoch.EpochPlan;
import io.virta.persistence.epoch.EventTime;
import io.virta.persistence.epoch.SourceRange;
import io.virta.persistence.state.Fold;
import io.virta.persistence.state.StateFile;
import io.virta.persistence.state.StateManifest;
import io.virta.planner.Stage;
import io.virta.planner.Stage.SourceStage;
import io.virta.runtime.island.BlockingSection;
import io.virta.runtime.island.IslandControl;
import io.virta.runtime.island.IslandGraph;
import io.virta.runtime.island.IslandId;
import io.virta.runtime.island.IslandReport;
import io.virta.runtime.island.StageInstance;
import io.virta.runtime.shard.StateShard;
import io.virta.runtime.source.SourcePlanner;
import io.virta.runtime.source.SplitSpreader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
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
    private static final Duration END_TIMEOUT = Duration.ofSeconds(10);
    private static final int TIDY_EVERY = 16;

    private final RunSetup setup;
    private final ActorRef<Event> coordinator;
    private final Materializer materializer;
    private final TimerScheduler<Command> timers;
    private final BlockingSection blocking = new BlockingSection();
    private final RunIslands islands;
    private final RunState state;
    private final List<StageInstance> instances = new ArrayList<>();
    private final Map<IslandId, IslandControl> controls = new HashMap<>();
    private final Set<IslandId> alive = new HashSet<>();
    private int awaitedShards;
    private int awaitedStarts;
    private @Nullable EpochCollector epoch;
    private List<EventTime> eventTimes;
    private long startNanos;
    private long nextStartNanos;
    private long barrierNanos;
    private long stateNanos;
    private @Nullable StateManifest durable;
    private int awaitedCommits;
    private boolean tidying;
    private long nextTidying;
    private boolean ended;
    private @Nullable Throwable failure;

    /** What a run can be told. */
    public sealed interface Command {}

    /** Runs an epoch; the one before has been decided. */
    public record RunEpoch(EpochPlan plan) implements Command {}

    /** Begins to read without plans, in continuous mode. */
    public record BeginContinuous(EpochStart first) implements Command {}

    /** Ends an epoch of continuous mode with a barrier and begins the next, unless nothing was read; without a next one, readers read no more, and there is a barrier in any case. */
    public record Barrier(long epoch, @Nullable EpochStart next) implements Command {}

    /** Publishes an epoch that has been decided. */
    public record Commit(long epoch, List<CommitHandle> handles) implements Command {}

    /** The log says that an epoch is committed. */
    public record Committed(long epoch, StateManifest state) implements Command {}

    /** Ends the run: in good order if no epoch is running, else by force. */
    public record End() implements Command {}

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
        this.materializer = Materializer.createMaterializer(context);
        this.islands = new RunIslands(setup, blocking);
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
                .onMessage(Barrier.class, this::onBarrier)
                .onMessage(DeltaWritten.class, message -> onDeltaWritten(message.files()))
                .onMessage(Commit.class, this::onCommit)
                .onMessage(Committed.class, this::onCommitted)
                .onMessage(Tidied.class, message -> onTidied(message.fold()))
                .onMessage(End.class, message -> onEnd())
                .onMessage(Abort.class, message -> fail(message.cause()))
                .onMessage(Failed.class, message -> fail(message.cause()))
                .onMessage(EndTimeout.class, message -> onEndTimeout())
                .onSignal(PostStop.class, signal -> onPostStop())
                .build();
    }

    private void startShards() {
        ActorRef<StateShard.Answer> answers = getContext().messageAdapter(StateShard.Answer.class, FromShard::new);
        for (Stage stage : setup.query().plan().stages()) {
            if (stage.isStateful()) {
                for (IslandId id : IslandGraph.instancesOf(stage, setup.topology())) {
                    awaitedShards++;
                    getContext()
                            .spawn(
                                    StateShard.create(
                                            new StateShard.Placement(
                                                    stage,
                                                    id.instance(),
                                                    setup.topology().instances().get(id.stage()),
                                                    setup.query()
                                                            .settings()
                                                            .recorded()
                                                            .keyGroups(),
                                                    setup.topology().channels(id.stage(), id.instance())),
                                            setup.backend(),
                                            setup.storage(),
                                            setup.manifest(),
                                            islands.context(),
                                            setup.blocking(),
                                            answers),
                                    "shard-" + id);
                }
            }
        }
        if (awaitedShards == 0) {
            startIslands();
        }
    }

    private Behavior<Command> onShard(StateShard.Answer answer) {
        if (ended) {
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
                if (report instanceof IslandReport.Stopped) {
                    setup.islands().stopped();
                }
                self.tell(new FromIsland(report));
            });
            alive.addAll(graph.islands());
            setup.islands().started(alive.size());
            awaitedStarts = alive.size();
            graph.build().run(materializer);
        } catch (RuntimeException cause) {
            self.tell(new Failed(cause));
        }
    }

    private Behavior<Command> onReport(IslandReport report) {
        if (report instanceof IslandReport.Stopped stopped) {
            alive.remove(stopped.island());
            return alive.isEmpty() ? finished() : this;
        }
        if (report instanceof IslandReport.Failed failed) {
            return fail(failed.cause());
        }
        if (ended) {
            return this;
        }
        if (report instanceof IslandReport.Started started) {
            onStarted(started);
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

    private EpochCollector running() {
        return Objects.requireNonNull(epoch, "no epoch is running");
    }

    private void onStarted(IslandReport.Started started) {
        controls.put(started.island(), started.control());
        if (--awaitedStarts == 0) {
            coordinator.tell(new Ready(setup.attempt()));
        }
    }

    private Behavior<Command> onRunEpoch(EpochPlan plan) {
        if (ended) {
            return this;
        }
        collect(plan.epoch());
        EpochStart start = new EpochStart(plan.epoch(), plan.timestampMicros(), plan.seed(), watermarkMicros(plan));
        for (Stage stage : setup.query().plan().stages()) {
            if (stage.source() != null) {
                List<IslandId> readers = IslandGraph.instancesOf(stage, setup.topology());
                List<List<Split>> splits = SplitSpreader.spread(splitsOf(plan, stage.source()), readers.size());
                for (IslandId reader : readers) {
                    control(reader).beginEpoch(start, splits.get(reader.instance()));
                }
            }
        }
        return this;
    }

    private void collect(long number) {
        startNanos = System.nanoTime();
        durable = null;
        int writers = setup.topology().instances().get(setup.topology().sinkStage());
        epoch = new EpochCollector(number, setup.query().plan(), controls.size() - writers, writers, eventTimes);
    }

    private Behavior<Command> onBeginContinuous(EpochStart first) {
        nextStartNanos = System.nanoTime();
        readers().forEach(reader -> reader.beginContinuous(first));
        return this;
    }

    private Behavior<Command> onBarrier(Barrier barrier) {
        if (ended) {
            return this;
        }
        if (barrier.next() != null && readers().stream().noneMatch(IslandControl::hasNews)) {
            coordinator.tell(new NoNews(setup.attempt()));
        } else {
            long beganNanos = nextStartNanos;
            collect(barrier.epoch());
            nextStartNanos = startNanos;
            startNanos = beganNanos;
            readers().forEach(reader -> reader.barrier(barrier.next()));
        }
        return this;
    }

    private List<IslandControl> readers() {
        return setup.query().plan().stages().stream()
                .filter(stage -> stage.source() != null)
                .flatMap(stage -> IslandGraph.instancesOf(stage, setup.topology()).stream())
                .map(this::control)
                .toList();
    }

    private static long watermarkMicros(EpochPlan plan) {
        return plan.watermarks().isEmpty()
                ? Watermark.NONE
                : plan.watermarks().get(0).evictionMicros();
    }

    private static List<Split> splitsOf(EpochPlan plan, SourceStage source) {
        for (SourceRange range : plan.ranges()) {
            if (range.sourceId().equals(SourcePlanner.sourceId(source))) {
                return range.range().splits();
            }
        }
        return List.of();
    }

    private IslandControl control(IslandId id) {
        return Objects.requireNonNull(controls.get(id));
    }

    private void writeDelta(EpochCollector collected) {
        barrierNanos = System.nanoTime();
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
        if (!ended) {
            durable = state.add(files);
            stateNanos = System.nanoTime() - barrierNanos;
            completeEpoch();
        }
        return this;
    }

    private void completeEpoch() {
        EpochCollector collected = running();
        if (durable == null || !collected.isPrepared()) {
            return;
        }
        long now = System.nanoTime();
        eventTimes = collected.eventTimes();
        epoch = null;
        coordinator.tell(new Prepared(
                setup.attempt(),
                new EpochOutcome(
                        collected.epoch(),
                        collected.handles(),
                        eventTimes,
                        collected.epochEventTimes(),
                        durable,
                        collected.sourceRows(),
                        collected.positions(),
                        collected.watermarkMicros(),
                        collected.sinkRows(),
                        collected.states(),
                        now - startNanos,
                        stateNanos)));
    }

    private Behavior<Command> onCommit(Commit commit) {
        if (!ended) {
            awaitedCommits = commit.handles().size();
            for (CommitHandle handle : commit.handles()) {
                control(new IslandId(setup.topology().sinkStage(), handle.writer()))
                        .commit(
                                commit.epoch(),
                                handle.sinkId(),
                                handle.content().toByteArray());
            }
        }
        return this;
    }

    private Behavior<Command> onCommitted(Committed committed) {
        if (ended || tidying || committed.epoch() < nextTidying) {
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

    private Behavior<Command> onEnd() {
        if (ended) {
            return this;
        }
        if (epoch != null || awaitedStarts > 0 || alive.isEmpty()) {
            return stopIslands(null);
        }
        ended = true;
        timers.startSingleTimer(new EndTimeout(), END_TIMEOUT);
        readers().forEach(IslandControl::end);
        return this;
    }

    private Behavior<Command> fail(Throwable cause) {
        return ended ? this : stopIslands(cause);
    }

    private Behavior<Command> stopIslands(@Nullable Throwable cause) {
        ended = true;
        failure = cause;
        blocking.close();
        materializer.shutdown();
        if (alive.isEmpty()) {
            return finished();
        }
        timers.startSingleTimer(new EndTimeout(), END_TIMEOUT);
        return this;
    }

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
        islands.close();
        return this;
    }
}
