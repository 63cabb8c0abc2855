/**
 * SQL functions, each one file: signature, null rule, documentation, examples, kernel; found by discovery.
 *
 * <p>May use: {@code expression}, {@code batch}, {@code types}, {@code error}.
 */
@NullMarked
package io.virta.function;

import org.jspecify.annotations.NullMarked;
