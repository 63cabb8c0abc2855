package io.virta.runtime;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.runtime.coordinator.CoordinatorResources;
import io.virta.runtime.coordinator.QueryCoordinator;
import io.virta.runtime.coordinator.QuerySupervisor;
import io.virta.runtime.progress.QueryBoard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.jspecify.annotations.Nullable;

/** The parent of the supervisors of all queries of an ActorSystem: starts them, and tells whoever started one when it has stopped, with its failure if it had one. */
final class QueryGuardian extends AbstractBehavior<QueryGuardian.Start> {
    private final Map<ActorRef<?>, Consumer<@Nullable Throwable>> endings = new HashMap<>();
    private int started;

    /**
     * Starts a query.
     *
     * @param replyTo gets its supervisor, which takes what a coordinator takes
     * @param ended called once, with the failure of the actor or null
     */
    record Start(
            QueryDefinition query,
            CoordinatorResources resources,
            QueryBoard board,
            Consumer<@Nullable Throwable> ended,
            ActorRef<ActorRef<QueryCoordinator.Command>> replyTo) {}

    private QueryGuardian(ActorContext<Start> context) {
        super(context);
    }

    static Behavior<Start> create() {
        return Behaviors.setup(QueryGuardian::new);
    }

    @Override
    public Receive<Start> createReceive() {
        return newReceiveBuilder()
                .onMessage(Start.class, this::onStart)
                .onSignal(ChildFailed.class, failed -> onEnded(failed.getRef(), failed.getCause()))
                .onSignal(Terminated.class, ended -> onEnded(ended.getRef(), null))
                .onSignal(PostStop.class, signal -> onPostStop())
                .build();
    }

    private Behavior<Start> onStart(Start start) {
        ActorRef<QueryCoordinator.Command> coordinator = getContext()
                .spawn(QuerySupervisor.create(start.query(), start.resources(), start.board()), "query-" + ++started);
        endings.put(coordinator, start.ended());
        getContext().watch(coordinator);
        start.replyTo().tell(coordinator);
        return this;
    }

    /** The actor system ends under the queries. */
    private Behavior<Start> onPostStop() {
        List.copyOf(endings.keySet())
                .forEach(
                        query -> onEnded(
                                query,
                                new VirtaException(
                                        ErrorCode.STREAM_FAILED,
                                        "The actor system was terminated while the query ran.",
                                        "Stop queries before it; this one goes on from its last committed epoch when it is started again.")));
        return this;
    }

    private Behavior<Start> onEnded(ActorRef<?> coordinator, @Nullable Throwable failure) {
        Consumer<@Nullable Throwable> ended = endings.remove(coordinator);
        if (ended != null) {
            ended.accept(failure);
        }
        return this;
    }
}
