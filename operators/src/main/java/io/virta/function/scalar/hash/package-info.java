/**
 * Hash functions and encodings of bytes.
 *
 * <p>Start at {@link io.virta.function.scalar.hash.RowHash}. May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.hash;

import org.jspecify.annotations.NullMarked;
