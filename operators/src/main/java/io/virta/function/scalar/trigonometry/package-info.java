/**
 * Functions of angles and triangles.
 *
 * <p>May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.trigonometry;

import org.jspecify.annotations.NullMarked;
