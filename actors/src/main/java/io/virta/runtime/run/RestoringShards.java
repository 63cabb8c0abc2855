package io.virta.runtime.run;

import io.virta.planner.Stage;
import io.virta.runtime.island.IslandGraph;
import io.virta.runtime.island.IslandId;
import io.virta.runtime.island.StageInstance;
import io.virta.runtime.island.StageInstance.RunContext;
import io.virta.runtime.shard.StateShard;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** The shards of a run, until each has restored its state and handed over the instance that its island runs. Used by the run's thread. */
final class RestoringShards {
    private final RunSetup setup;
    private final RunContext context;
    private final List<StageInstance> instances = new ArrayList<>();
    private int awaited;

    RestoringShards(RunSetup setup, RunContext context) {
        this.setup = setup;
        this.context = context;
    }

    /** Starts a shard for each instance of a stateful stage, as children of the run, which watches them. */
    void start(ActorContext<?> run, ActorRef<StateShard.Answer> replyTo) {
        for (Stage stage : setup.query().plan().stages()) {
            if (stage.isStateful()) {
                for (IslandId id : IslandGraph.instancesOf(stage, setup.topology())) {
                    awaited++;
                    run.watch(run.spawn(shard(stage, id, replyTo), "shard-" + id));
                }
            }
        }
    }

    private Behavior<StateShard.Command> shard(Stage stage, IslandId id, ActorRef<StateShard.Answer> replyTo) {
        StateShard.Placement placement = new StateShard.Placement(
                stage,
                id.instance(),
                setup.topology().instances().get(id.stage()),
                setup.query().settings().recorded().keyGroups(),
                setup.topology().channels(id.stage(), id.instance()));
        return StateShard.create(
                placement, setup.backend(), setup.storage(), setup.manifest(), context, setup.blocking(), replyTo);
    }

    /** A shard is ready. */
    void ready(StageInstance instance) {
        instances.add(instance);
        awaited--;
    }

    /** Whether all are; true where there are none. */
    boolean areReady() {
        return awaited == 0;
    }

    /** The instances of those that are ready. */
    List<StageInstance> instances() {
        return instances;
    }
}
