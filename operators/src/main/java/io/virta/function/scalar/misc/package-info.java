/**
 * Functions that fit nowhere else, and casts written as calls.
 *
 * <p>Start at {@link io.virta.function.scalar.misc.CastFunction}. May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.misc;

import org.jspecify.annotations.NullMarked;
