/**
 * Runs the engine's operator of a function over groups by itself: epochs of rows, clocks, restarts, without a session. What {@code io.virta.api.testing} offers to users stands on it.
 *
 * <p>Depends on {@code io.virta.session.typed} and the engine. Start at {@link io.virta.session.typed.harness.OperatorHarness}.
 */
@NullMarked
package io.virta.session.typed.harness;

import org.jspecify.annotations.NullMarked;
