/**
 * Dates and times: calendar arithmetic on days and microseconds since 1970, time zones, and both as text.
 *
 * <p>{@link io.virta.time.CivilDate} has the proleptic Gregorian calendar, {@link io.virta.time.ZoneOffsets} brings instants to wall-clock time and back. {@link
 * io.virta.time.TimestampParser} reads the texts that SQL casts read, {@link io.virta.time.DateText} and {@link io.virta.time.TimestampText} write them, all on UTF-8
 * bytes without objects; {@link io.virta.time.DateTimePattern} knows Spark's patterns. Serves casts, date functions and formats alike. May use {@code error}. Start
 * at {@link io.virta.time.TimestampParser}.
 */
@NullMarked
package io.virta.time;

import org.jspecify.annotations.NullMarked;
