/**
 * Operations on the bits of whole numbers.
 *
 * <p>Start at {@link io.virta.function.scalar.bitwise.BitwiseFunction}. May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.bitwise;

import org.jspecify.annotations.NullMarked;
