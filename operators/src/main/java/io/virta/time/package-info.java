/**
 * Dates and times as text: days and microseconds since 1970 to and from the forms that casts take, and by patterns.
 *
 * <p>{@link io.virta.time.DateText} and {@link io.virta.time.TimestampText} know the forms of SQL casts and work on UTF-8 bytes without objects; {@link
 * io.virta.time.DateTimePattern} knows Spark's patterns. May use {@code error}. Start at {@link io.virta.time.TimestampText}.
 */
@NullMarked
package io.virta.time;

import org.jspecify.annotations.NullMarked;
