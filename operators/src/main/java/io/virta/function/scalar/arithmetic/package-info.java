/**
 * Arithmetic on numbers, times and intervals.
 *
 * <p>{@link io.virta.function.scalar.arithmetic.ArithmeticFunction} picks types and kernel; an operator says what it does to two arrays. Start there.
 */
@NullMarked
package io.virta.function.scalar.arithmetic;

import org.jspecify.annotations.NullMarked;
