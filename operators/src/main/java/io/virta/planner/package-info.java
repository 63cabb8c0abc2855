/**
 * Physical planning: from an optimised logical plan to a {@link io.virta.planner.QueryPlan}, the one artefact that crosses to the runtime.
 *
 * <p>A plan is stages of fused operators and the edges between them. May use {@code plan}, {@code operator}, {@code connector}, {@code state}. Start at {@link
 * io.virta.planner.QueryPlan}. To add an operator, add one rule.
 */
@NullMarked
package io.virta.planner;

import org.jspecify.annotations.NullMarked;
