/**
 * Functions that fit nowhere else, and casts written as calls.
 *
 * <p>Start at any. May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.misc;

import org.jspecify.annotations.NullMarked;
