package io.virta.runtime;

import io.virta.connector.Sink;
import io.virta.planner.QueryPlan;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * A query to start.
 *
 * @param name the user's name for it, or null
 * @param checkpoint where its checkpoint lies, or null for a temporary one that goes when the query ends well
 * @param clock the time of triggers, epochs and progress
 * @param firstEpochCheck run once a run when its first epoch has been planned; what it throws fails the query
 * @param faults what tests do at the named points of the epoch protocol
 */
public record QueryDefinition(
        @Nullable String name,
        QueryPlan plan,
        Sink sink,
        EpochTrigger trigger,
        @Nullable Path checkpoint,
        QuerySettings settings,
        Clock clock,
        Runnable firstEpochCheck,
        FaultPlan faults) {
    /** A query on the system's clock without injected faults. */
    public QueryDefinition(
            @Nullable String name,
            QueryPlan plan,
            Sink sink,
            EpochTrigger trigger,
            @Nullable Path checkpoint,
            QuerySettings settings) {
        this(name, plan, sink, trigger, checkpoint, settings, Clock.systemUTC(), () -> {}, FaultPlan.NONE);
    }
}
