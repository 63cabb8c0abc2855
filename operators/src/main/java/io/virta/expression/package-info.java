/**
 * Expressions as plain data: what SQL text and the {@code Column} API build, and what the analyzer turns into typed form.
 *
 * <p>Before analysis a tree has {@link io.virta.expression.UnresolvedColumn}, {@link io.virta.expression.UnresolvedStar} and {@link
 * io.virta.expression.Call}; after it has {@link io.virta.expression.ColumnRef}, {@link io.virta.expression.ScalarCall}, {@link
 * io.virta.expression.AggregateCall} and {@link io.virta.expression.GeneratorCall} instead. {@link io.virta.expression.Evaluator} computes a column from a
 * batch.
 *
 * <p>May use {@code types}, {@code batch}, {@code error} and the contracts in {@code function}. Start at {@link io.virta.expression.Expression}. The set of
 * expressions is closed; operators such as {@code +} and {@code AND} are functions, so a new one is a new function.
 */
@NullMarked
package io.virta.expression;

import org.jspecify.annotations.NullMarked;
