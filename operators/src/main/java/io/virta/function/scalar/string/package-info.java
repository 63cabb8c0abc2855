/**
 * Functions of strings.
 *
 * <p>They read UTF-8 bytes directly; start at {@link io.virta.function.scalar.TextFunction}. May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.string;

import org.jspecify.annotations.NullMarked;
