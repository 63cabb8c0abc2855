/**
 * What can go wrong, in one family: an exception with a code, a message and a hint that says what to do.
 *
 * <p>May use: the JDK.
 */
@NullMarked
package io.virta.error;

import org.jspecify.annotations.NullMarked;
