/**
 * Functions that give a row an identity of its own.
 *
 * <p>Start at {@link io.virta.function.scalar.identity.Uuid}. May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.identity;

import org.jspecify.annotations.NullMarked;
