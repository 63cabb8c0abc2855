/**
 * Casts written as calls, and the name of a type.
 *
 * <p>Start at {@link io.virta.function.scalar.conversion.CastFunction}. May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.conversion;

import org.jspecify.annotations.NullMarked;
