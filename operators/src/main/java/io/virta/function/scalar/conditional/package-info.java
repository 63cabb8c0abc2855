/**
 * CASE, COALESCE and their kin, which compute a branch for the rows that need it.
 *
 * <p>Start at {@link io.virta.function.scalar.conditional.CaseWhen}. May use what {@code io.virta.function.scalar} may use. To add one: see there.
 */
@NullMarked
package io.virta.function.scalar.conditional;

import org.jspecify.annotations.NullMarked;
