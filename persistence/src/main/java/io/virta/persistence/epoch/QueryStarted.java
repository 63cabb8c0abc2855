package io.virta.persistence.epoch;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A run of the query began, over a plan that fits the state in the checkpoint.
 *
 * @param queryId the query, the same for all runs over this checkpoint
 * @param runId this run
 * @param attempt the number of this run, from 1, higher than that of every run before it
 * @param planFingerprint identifies the plan; it may change between runs, as long as the rest fits
 * @param keyGroups number of key groups, fixed for the life of the checkpoint
 * @param shards number of shards of this run
 * @param sources what each source reads, by source id
 * @param operators the stateful operators and the form of their state
 * @param sinks where the query writes, by sink id; empty in logs of version 1
 */
public record QueryStarted(
        UUID queryId,
        UUID runId,
        int attempt,
        String planFingerprint,
        int keyGroups,
        int shards,
        Map<String, String> sources,
        List<OperatorState> operators,
        Map<String, String> sinks)
        implements EpochEvent {
    /** Copies the collections. */
    public QueryStarted {
        sources = Map.copyOf(sources);
        operators = List.copyOf(operators);
        sinks = Map.copyOf(sinks);
    }

    /** A start that does not say where the query writes. */
    public QueryStarted(
            UUID queryId,
            UUID runId,
            int attempt,
            String planFingerprint,
            int keyGroups,
            int shards,
            Map<String, String> sources,
            List<OperatorState> operators) {
        this(queryId, runId, attempt, planFingerprint, keyGroups, shards, sources, operators, Map.of());
    }
}
