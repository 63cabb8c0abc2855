/**
 * The logical plan: a small tree of records that SQL and the DataFrame API both build.
 *
 * <p>A plan starts unresolved (names and calls); {@code io.virta.analysis} resolves it, {@code io.virta.optimizer} rewrites it, {@code io.virta.planner}
 * turns it into operators. May use {@code expression}, {@code types}, {@code connector}. Start at {@link io.virta.plan.LogicalPlan}.
 */
@NullMarked
package io.virta.plan;

import org.jspecify.annotations.NullMarked;
