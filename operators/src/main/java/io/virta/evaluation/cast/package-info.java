/**
 * Casts between all types, with ANSI mode off: what does not convert becomes null, whole numbers wrap, text is as Spark 3.5 prints it.
 *
 * <p>Start at {@link io.virta.evaluation.cast.CastKernels}, which picks the kernel for a pair of types. {@link io.virta.evaluation.cast.ValueText} writes any
 * value as text. May use {@code types}, {@code batch}, {@code function} and the readers and writers in {@code evaluation}.
 */
@NullMarked
package io.virta.evaluation.cast;

import org.jspecify.annotations.NullMarked;
