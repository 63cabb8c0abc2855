package io.virta.expression;

import java.time.ZoneId;

/**
 * What an expression may know beside its row. Time and randomness come from the epoch, so that a rerun of an epoch computes the same.
 *
 * @param zone the session time zone
 * @param timestampMicros the epoch's timestamp, the only clock: {@code current_timestamp}
 * @param epoch the epoch's number
 * @param seed the epoch's random seed
 * @param partition the number of the partition that evaluates
 */
public record EvaluationContext(ZoneId zone, long timestampMicros, long epoch, long seed, int partition) {}
