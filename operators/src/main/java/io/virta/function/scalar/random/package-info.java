/**
 * Random numbers that an epoch which runs again draws again.
 *
 * <p>May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.random;

import org.jspecify.annotations.NullMarked;
