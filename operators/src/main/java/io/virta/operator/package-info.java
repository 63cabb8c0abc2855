/**
 * Physical operators: single-threaded, bounded work per call, no I/O and no clock.
 *
 * <p>May use: {@code batch}, {@code expression}, {@code state}, {@code types}, {@code error}.
 */
@NullMarked
package io.virta.operator;

import org.jspecify.annotations.NullMarked;
