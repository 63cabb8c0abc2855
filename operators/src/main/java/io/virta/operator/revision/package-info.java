/**
 * Operators that revise what they emitted.
 *
 * <p>On a revising edge each row is an insertion or a deletion ({@link io.virta.batch.Batch#changes()}): a changed row is deleted in its old form and inserted in its new one, so that filters,
 * projections and exchanges need not keep the two together. {@link io.virta.operator.revision.ChangeLog} makes such changes of the groups that an aggregation shows again when they have changed.
 * {@link io.virta.operator.revision.RevisedPartitions} is the one operator that takes changes: it keeps the rows of each partition as state, and at the barrier computes the partitions that
 * changed before and after the epoch; what differs is what it emits. What it computes is a {@link io.virta.operator.revision.PartitionFunction}: an aggregation, the first rows of an order, a join.
 *
 * <p>To revise something else, write a {@code PartitionFunction} with its {@code Spec} and a planner rule that brings the partition's columns to the front.
 *
 * <p>May use {@code operator}, {@code operator.sort}, {@code state}, {@code batch}, {@code types}. Start at {@link io.virta.operator.revision.RevisedPartitions}.
 */
@NullMarked
package io.virta.operator.revision;

import org.jspecify.annotations.NullMarked;
