package io.virta.runtime.coordinator;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.runtime.QueryDefinition;
import io.virta.runtime.coordinator.QueryCoordinator.AwaitIdle;
import io.virta.runtime.coordinator.QueryCoordinator.Command;
import io.virta.runtime.coordinator.QueryCoordinator.NextAttempt;
import io.virta.runtime.coordinator.QueryCoordinator.StillWaiting;
import io.virta.runtime.coordinator.QueryCoordinator.Stop;
import io.virta.runtime.coordinator.QueryCoordinator.WaitOver;
import io.virta.runtime.progress.QueryBoard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.jspecify.annotations.Nullable;

/**
 * A query from its start to its end: one coordinator after another. When one fails, for whatever reason, and {@link RestartPolicy} allows it, the next recovers from the epoch log
 * after a wait; else the query ends with the failure. It takes what users tell the query, at any time, and hands it to the coordinator there is.
 */
public final class QuerySupervisor extends AbstractBehavior<Command> {
    private final QueryDefinition query;
    private final CoordinatorResources resources;
    private final QueryBoard board;
    private final RestartPolicy restarts;
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private @Nullable ActorRef<Command> coordinator;
    private int coordinators;
    private boolean stopping;

    private QuerySupervisor(
            ActorContext<Command> context, QueryDefinition query, CoordinatorResources resources, QueryBoard board) {
        super(context);
        this.query = query;
        this.resources = resources;
        this.board = board;
        this.restarts = new RestartPolicy(
                query.settings().lifecycle().maxRestarts(),
                query.settings().lifecycle().restartDelay());
        startCoordinator();
    }

    /** A query over an open checkpoint. */
    public static Behavior<Command> create(QueryDefinition query, CoordinatorResources resources, QueryBoard board) {
        return Behaviors.setup(context -> new QuerySupervisor(context, query, resources, board));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Stop.class, this::onStop)
                .onMessage(AwaitIdle.class, this::onAwaitIdle)
                .onMessage(WaitOver.class, message -> onWaitOver())
                .onMessage(StillWaiting.class, message -> onStillWaiting())
                .onMessage(NextAttempt.class, message -> startCoordinator())
                .onSignal(ChildFailed.class, failed -> onFailed(failed.getCause()))
                .onSignal(Terminated.class, ended -> Behaviors.stopped())
                .build();
    }

    private Behavior<Command> startCoordinator() {
        ActorRef<Command> next = getContext()
                .spawn(
                        Behaviors.supervise(QueryCoordinator.create(query, resources, board, restarts))
                                .onFailure(SupervisorStrategy.stop().withLoggingEnabled(false)),
                        "coordinator-" + ++coordinators);
        getContext().watch(next);
        waiting.removeIf(CompletableFuture::isDone);
        waiting.forEach(idle -> next.tell(new AwaitIdle(idle)));
        coordinator = next;
        return this;
    }

    private Behavior<Command> onStop(Stop stop) {
        stopping = true;
        if (coordinator == null) {
            return Behaviors.stopped();
        }
        coordinator.tell(stop);
        return this;
    }

    private Behavior<Command> onAwaitIdle(AwaitIdle message) {
        waiting.removeIf(CompletableFuture::isDone);
        waiting.add(message.idle());
        if (coordinator != null) {
            coordinator.tell(message);
        }
        return this;
    }

    private Behavior<Command> onFailed(Throwable cause) {
        coordinator = null;
        if (stopping && RestartPolicy.isTransient(cause)) {
            // The user wants it to end; the next start goes on from the log.
            return Behaviors.stopped();
        }
        Duration wait = stopping ? null : restarts.afterFailure(cause);
        if (wait == null) {
            return end(restarts.last(cause));
        }
        String problem = Failures.asVirta(cause).problem();
        String epoch = board.openEpoch() < 0 ? "" : " from epoch " + board.openEpoch();
        getContext()
                .getLog()
                .warn("Query {} restarts{} in {} ms after: {}", board.displayName(), epoch, wait.toMillis(), problem);
        board.status("Restarting" + epoch + " in " + wait.toMillis() + " ms after: " + problem, false, false);
        getContext().scheduleOnce(wait, getContext().getSelf(), new WaitOver());
        return this;
    }

    /** The next coordinator starts when all parts of the last one have closed: one that hangs could still write. */
    private Behavior<Command> onWaitOver() {
        getContext().pipeToSelf(resources.parts().none(), (done, failure) -> new NextAttempt());
        getContext()
                .scheduleOnce(
                        query.settings().lifecycle().stopTimeout(), getContext().getSelf(), new StillWaiting());
        return this;
    }

    private Behavior<Command> onStillWaiting() {
        String hanging = resources.parts().toString();
        if (coordinator == null && !hanging.isEmpty()) {
            getContext()
                    .getLog()
                    .warn("Query {} cannot restart: these have not returned: {}", board.displayName(), hanging);
            board.status("Waiting to restart, until these return: " + hanging, false, false);
        }
        return this;
    }

    private Behavior<Command> end(VirtaException failure) {
        if (failure.code() == ErrorCode.INTERNAL_ERROR) {
            getContext().getLog().error("Query {} has failed", board.displayName(), failure);
        }
        board.failed(failure);
        return Behaviors.stopped();
    }
}
