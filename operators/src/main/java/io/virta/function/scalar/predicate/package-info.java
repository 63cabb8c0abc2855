/**
 * Comparisons, tests and the three-valued logic of AND, OR and NOT.
 *
 * <p>Start at {@link io.virta.function.scalar.predicate.ComparisonFunction}. May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.predicate;

import org.jspecify.annotations.NullMarked;
