/**
 * Functions of dates, timestamps and intervals, in the session time zone.
 *
 * <p>The calendar lies in {@link io.virta.time.CivilDate}; patterns in {@link io.virta.time.DateTimePattern}. May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.datetime;

import org.jspecify.annotations.NullMarked;
