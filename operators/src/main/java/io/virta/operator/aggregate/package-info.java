/**
 * Grouped and global aggregation.
 *
 * <p>{@link io.virta.operator.aggregate.AggregationPlan} is the plan-time description from which the planner gets two operators: {@link
 * io.virta.operator.aggregate.PartialAggregation} before the exchange, whose groups live for an epoch at most, and {@link
 * io.virta.operator.aggregate.FinalAggregation} on the keyed shards, whose groups are state. Windows are part of the key: a window is its start, which also
 * buckets the state, so that rows are never multiplied. Between the two travel key columns followed by accumulators.
 *
 * <p>Session windows depend on other rows and have a pair of their own: {@link io.virta.operator.aggregate.PartialSessions} and {@link io.virta.operator.aggregate.SessionAggregation}, whose state is
 * {@link io.virta.operator.aggregate.SessionStore}.
 *
 * <p>May use {@code operator}, {@code function}, {@code evaluation}, {@code state}, {@code batch}, {@code types}. Start at {@link
 * io.virta.operator.aggregate.AggregationPlan}.
 */
@NullMarked
package io.virta.operator.aggregate;

import org.jspecify.annotations.NullMarked;
