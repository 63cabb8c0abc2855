package io.virta.persistence.epoch;

import io.virta.connector.PlannedRange;

/**
 * What an epoch reads of one source.
 *
 * @param sourceId id of the source in the plan
 * @param range its positions and splits, as the source planned them
 */
public record SourceRange(String sourceId, PlannedRange range) {}
