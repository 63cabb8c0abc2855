/**
 * Dates and times written and read by patterns, through {@link io.virta.time.DateTimePattern}.
 *
 * <p>May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.datetime.text;

import org.jspecify.annotations.NullMarked;
