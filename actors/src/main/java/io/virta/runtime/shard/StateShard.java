package io.virta.runtime.shard;

import io.virta.persistence.state.StateManifest;
import io.virta.persistence.state.StateStorage;
import io.virta.planner.Stage;
import io.virta.runtime.island.StageInstance;
import io.virta.runtime.island.StageInstance.RunContext;
import io.virta.state.DurableState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * A shard of keyed state: restores its key groups in full and only then hands out the instance that its island runs. Lives as long as the run that started it.
 */
public final class StateShard {
    private StateShard() {}

    /** What a shard can be asked. */
    public sealed interface Command {}

    private record Restored(Map<String, DurableState> tables) implements Command {}

    private record RestoreFailed(Throwable cause) implements Command {}

    /** What a shard answers to its run. */
    public sealed interface Answer {}

    /** The shard has its state; the island is the run's to start. */
    public record Ready(StageInstance instance) implements Answer {}

    /** The state cannot be restored. */
    public record Failed(Throwable cause) implements Answer {}

    /**
     * Which shard this is and where its state lies.
     *
     * @param channels one per inlet of the island
     */
    public record Placement(
            Stage stage, int instance, int instances, int keyGroups, List<io.virta.driver.Channel> channels) {}

    /** A shard that restores itself and then answers once. */
    public static Behavior<Command> create(
            Placement placement,
            StateBackend backend,
            StateStorage storage,
            StateManifest manifest,
            RunContext context,
            Executor blocking,
            ActorRef<Answer> replyTo) {
        return Behaviors.setup(actor -> {
            CompletableFuture<Map<String, DurableState>> restored = CompletableFuture.supplyAsync(
                    () -> ShardState.restore(
                            placement.stage(),
                            placement.instance(),
                            placement.instances(),
                            placement.keyGroups(),
                            backend,
                            storage,
                            manifest),
                    blocking);
            actor.pipeToSelf(
                    restored, (tables, failure) -> failure == null ? new Restored(tables) : new RestoreFailed(failure));
            return restoring(placement, context, replyTo);
        });
    }

    private static Behavior<Command> restoring(Placement placement, RunContext context, ActorRef<Answer> replyTo) {
        return Behaviors.receive(Command.class)
                .onMessage(Restored.class, restored -> {
                    replyTo.tell(handOver(placement, context, restored.tables()));
                    return Behaviors.same();
                })
                .onMessage(RestoreFailed.class, failed -> {
                    replyTo.tell(new Failed(failed.cause()));
                    return Behaviors.same();
                })
                .build();
    }

    private static Answer handOver(Placement placement, RunContext context, Map<String, DurableState> tables) {
        try {
            return new Ready(StageInstance.of(
                    placement.stage(),
                    placement.instance(),
                    placement.instances(),
                    tables,
                    placement.channels(),
                    context));
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            return new Failed(failure);
        }
    }
}
