/**
 * Functions that make rows of rows: {@code explode} and its kin.
 *
 * <p>May use {@code types}, {@code batch}, {@code function.scalar}. To add one: a class with {@code @AutoService}.
 */
@NullMarked
package io.virta.function.generator;

import org.jspecify.annotations.NullMarked;
