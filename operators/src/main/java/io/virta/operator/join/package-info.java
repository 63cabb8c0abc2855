/**
 * Joins: of a stream or table with static rows, and of two streams.
 *
 * <p>A join finds candidate pairs of rows by the hash of their keys in bounded pieces, and lets a {@link io.virta.operator.join.PairCondition} decide over whole pieces of pairs. {@link
 * io.virta.operator.join.StaticJoin} holds the rows of the static side in memory; {@link
 * io.virta.operator.join.StreamJoin} keeps both sides in state tables, lets rows go that can no longer match, and emits each match at once.
 *
 * <p>May use {@code operator}, {@code batch}, {@code expression}, {@code state}. Start at {@link io.virta.operator.join.StaticJoin}.
 */
@NullMarked
package io.virta.operator.join;

import org.jspecify.annotations.NullMarked;
