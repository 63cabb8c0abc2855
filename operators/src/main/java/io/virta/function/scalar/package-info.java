/**
 * What the functions of the library are made of: one class per family, which a function extends by the few lines that are its own.
 *
 * <p>{@link io.virta.function.scalar.FixedFunction} types calls of fixed parameters; {@link io.virta.function.scalar.TextFunction}, {@link
 * io.virta.function.scalar.LongFunction} and the like run over the rows that are not null. The functions lie in the sub-packages, a package per category.
 *
 * <p>May use {@code types}, {@code batch}, {@code evaluation}, {@code format}. To add a function: one class in the package of its category, with {@code
 * @AutoService}, a {@link io.virta.function.scalar.Header} with examples (a test checks them), then regenerate {@code docs/functions.md}.
 */
@NullMarked
package io.virta.function.scalar;

import org.jspecify.annotations.NullMarked;
