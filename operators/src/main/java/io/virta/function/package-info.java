/**
 * The contracts of SQL functions, and the registry that finds them.
 *
 * <p>A function is one file: name, signature, null rule, doc, examples and kernel, annotated {@code @AutoService(SqlFunction.class)}, by which {@link
 * io.virta.function.FunctionRegistry} finds it. Operators such as {@code +} are functions too. Scalar functions lie in {@code io.virta.function.scalar},
 * aggregates in {@code io.virta.function.aggregate}, generators in {@code io.virta.function.generator}.
 *
 * <p>May use {@code types}, {@code batch}, {@code expression}, {@code error}. To add a function: one file in the sub-package of its kind and one test.
 */
@NullMarked
package io.virta.function;

import org.jspecify.annotations.NullMarked;
