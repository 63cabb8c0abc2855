/**
 * Parts of dates and times: years, weeks, days, hours and so on.
 *
 * <p>May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.datetime.part;

import org.jspecify.annotations.NullMarked;
