/**
 * Computes expressions, vectorised: {@link io.virta.evaluation.ExpressionCompiler} turns an analysed expression into an {@link
 * io.virta.expression.Evaluator} that makes one column from each batch.
 *
 * <p>A call evaluates its arguments column by column and hands them to the function's kernel; nulls, constants, dictionaries and common subexpressions are
 * dealt with here, once for all functions. Casts lie in {@code evaluation.cast}. {@code Operands}, {@code Utf8} and {@code Utf8Writer} are what kernels read
 * and write columns with.
 *
 * <p>May use {@code types}, {@code batch}, {@code expression}, {@code error} and the contracts in {@code function}, never a single function. Start at {@link
 * io.virta.evaluation.ExpressionCompiler}.
 */
@NullMarked
package io.virta.evaluation;

import org.jspecify.annotations.NullMarked;
