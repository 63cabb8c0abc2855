/**
 * Rewrites of a resolved logical plan that keep its meaning: projections, filters and limits move down.
 *
 * <p>May use: {@code plan}, {@code expression}, {@code types}, {@code error}.
 */
@NullMarked
package io.virta.optimizer;

import org.jspecify.annotations.NullMarked;
