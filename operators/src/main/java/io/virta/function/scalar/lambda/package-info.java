/**
 * Functions with lambdas over the elements of arrays and the entries of maps.
 *
 * <p>Start at {@link io.virta.function.scalar.lambda.ArrayLambdaFunction}. May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.lambda;

import org.jspecify.annotations.NullMarked;
