/**
 * Functions that make structs.
 *
 * <p>Start at {@link io.virta.function.scalar.struct.CreateStruct}. May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.struct;

import org.jspecify.annotations.NullMarked;
