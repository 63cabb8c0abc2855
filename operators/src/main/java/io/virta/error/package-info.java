/**
 * The one family of exceptions that Virta throws: {@link io.virta.error.VirtaException} with a code, a message that says what is wrong and a hint
 * that says what to do.
 *
 * <p>Depends on nothing. Start at {@link io.virta.error.ErrorCode}. To add an error: one constant in {@code ErrorCode} and the throw.
 */
@NullMarked
package io.virta.error;

import org.jspecify.annotations.NullMarked;
