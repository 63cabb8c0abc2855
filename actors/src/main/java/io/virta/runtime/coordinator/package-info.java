/**
 * The coordinator of a query: it plans epochs, logs the protocol's events, and starts runs again after failures.
 *
 * <p>{@link io.virta.runtime.coordinator.QueryCoordinator} is the actor with the log; what it decides with lies in plain objects beside it. The run of a graph is {@code
 * io.virta.runtime.run}'s. May use all of the runtime, persistence and Pekko. Start at {@code QueryCoordinator}.
 */
@NullMarked
package io.virta.runtime.coordinator;

import org.jspecify.annotations.NullMarked;
