/**
 * Functions of numbers.
 *
 * <p>Most extend {@link io.virta.function.scalar.MathFunction}. May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.math;

import org.jspecify.annotations.NullMarked;
