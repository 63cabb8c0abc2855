/**
 * Functions of CSV texts.
 *
 * <p>The decoder and encoder are those of {@code io.virta.format.csv}. May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.csv;

import org.jspecify.annotations.NullMarked;
