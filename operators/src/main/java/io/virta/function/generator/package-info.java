/**
 * Generators: functions that make any number of rows from each row.
 *
 * <p>Start at {@link io.virta.function.generator.NamedGenerator}. May use what {@code io.virta.function.scalar} may use. To add one: one class with
 * an {@code AutoService} annotation and its {@code Header}, and one test.
 */
@NullMarked
package io.virta.function.generator;

import org.jspecify.annotations.NullMarked;
