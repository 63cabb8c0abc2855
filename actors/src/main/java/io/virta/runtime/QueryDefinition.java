package io.virta.runtime;

import io.virta.connector.Sink;
import io.virta.dropped.DropKind;
import io.virta.planner.QueryPlan;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query to start.
 *
 * @param name the user's name for it, or null
 * @param checkpoint where its checkpoint lies, or null for a temporary one that goes when the query ends well
 * @param clock the time of triggers, epochs and progress
 * @param firstEpochCheck run once a run when its first epoch has been planned; what it throws fails the query
 * @param sideSinks the sinks of rows that the query drops, empty if nobody wants them
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
        List<SideSink> sideSinks,
        FaultPlan faults) {
    /** The id of the sink of the result in commit handles. */
    public static final String MAIN_SINK = "sink";

    public QueryDefinition {
        sideSinks = List.copyOf(sideSinks);
    }

    /** A query that drops rows without a trace. */
    public QueryDefinition(
            @Nullable String name,
            QueryPlan plan,
            Sink sink,
            EpochTrigger trigger,
            @Nullable Path checkpoint,
            QuerySettings settings,
            Clock clock,
            Runnable firstEpochCheck,
            FaultPlan faults) {
        this(name, plan, sink, trigger, checkpoint, settings, clock, firstEpochCheck, List.of(), faults);
    }

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

    /** The same with sinks for the rows that it drops. */
    public QueryDefinition withSideSinks(List<SideSink> sinks) {
        return new QueryDefinition(
                name, plan, sink, trigger, checkpoint, settings, clock, firstEpochCheck, sinks, faults);
    }

    /** The same with other settings. */
    QueryDefinition withSettings(QuerySettings other) {
        return new QueryDefinition(
                name, plan, sink, trigger, checkpoint, other, clock, firstEpochCheck, sideSinks, faults);
    }

    /** The kinds of dropped rows that somebody wants. */
    public Set<DropKind> droppedKinds() {
        Set<DropKind> kinds = EnumSet.noneOf(DropKind.class);
        sideSinks.forEach(side -> kinds.addAll(side.kinds()));
        return kinds;
    }

    /** Where the query writes, by the id of the sink in commit handles. */
    public Map<String, String> sinkDescriptions() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        descriptions.put(MAIN_SINK, sink.description());
        sideSinks.forEach(side -> descriptions.put(side.id(), side.sink().description()));
        return descriptions;
    }

    /** Whether one writer must get all rows, since one of the sinks asks for that. */
    public boolean singleWriter() {
        return sink.singleWriter()
                || sideSinks.stream().anyMatch(side -> side.sink().singleWriter());
    }
}
