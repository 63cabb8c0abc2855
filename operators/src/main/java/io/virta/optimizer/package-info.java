/**
 * Rewrites of a resolved logical plan that keep its meaning: projections, filters and limits move down.
 *
 * <p>May use: {@code plan}, {@code expression}, {@code function} and {@code evaluation} (constants), {@code types}, {@code error}. Start at {@link
 * io.virta.optimizer.Optimizer}, which says in which order the rules run. To add a rule: a class with a function from plan to plan, and a golden test.
 */
@NullMarked
package io.virta.optimizer;

import org.jspecify.annotations.NullMarked;
