/**
 * Functions of maps.
 *
 * <p>Start at {@link io.virta.function.scalar.map.MapAssembler}. May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.map;

import org.jspecify.annotations.NullMarked;
