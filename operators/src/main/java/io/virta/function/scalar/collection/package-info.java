/**
 * Functions of arrays.
 *
 * <p>Start at {@link io.virta.function.scalar.collection.ArrayFunction}. May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.collection;

import org.jspecify.annotations.NullMarked;
