/**
 * Resolution of names and types in a logical plan, and the checks on what may run as a stream.
 *
 * <p>May use: {@code plan}, {@code expression}, {@code function}, {@code types}, {@code error}.
 */
@NullMarked
package io.virta.analysis;

import org.jspecify.annotations.NullMarked;
