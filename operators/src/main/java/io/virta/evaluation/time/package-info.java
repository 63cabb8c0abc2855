/**
 * Calendar arithmetic on days and microseconds since 1970, time zones, and dates and times as text.
 *
 * <p>{@link io.virta.evaluation.time.CivilDate} has the proleptic Gregorian calendar, {@link io.virta.evaluation.time.ZoneOffsets} brings instants to wall
 * clock time and back, {@link io.virta.evaluation.time.TimeText} reads and writes the texts that casts use, {@link
 * io.virta.evaluation.time.TimePatterns} those of patterns such as {@code yyyy-MM-dd}.
 *
 * <p>May use {@code batch}, {@code error} and the writers in {@code evaluation}.
 */
@NullMarked
package io.virta.evaluation.time;

import org.jspecify.annotations.NullMarked;
