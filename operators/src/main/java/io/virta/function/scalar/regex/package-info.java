/**
 * Regular expressions, as {@link java.util.regex.Pattern} has them.
 *
 * <p>Start at {@link io.virta.function.scalar.regex.Patterns}. May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.regex;

import org.jspecify.annotations.NullMarked;
