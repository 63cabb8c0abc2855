/**
 * The shapes of the user's own functions: SQL functions of up to five arguments, functions over typed rows and groups, and callbacks.
 *
 * <p>Depends on {@code GroupState} alone. Start at {@link io.virta.api.function.UDF1}. To add a shape: one interface, and its overloads in {@code functions}, {@code UDFRegistration} and
 * {@code UserCode}.
 */
@NullMarked
package io.virta.api.function;

import org.jspecify.annotations.NullMarked;
