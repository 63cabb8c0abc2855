package io.virta.persistence.epoch;

import io.virta.persistence.state.StateManifest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a start has to do before anything new, in this order.
 *
 * @param finish the prepared epoch whose handles are to be finished; then {@code EpochCommitted}, or, if a sink lost its work,
 *     {@code EpochAborted}, after which recovery is asked for again. Null if there is none.
 * @param state the state to restore: after {@code finish} where that is set, else after the last committed epoch
 * @param rerun the plans to run, in order of their epochs, on top of {@code state}
 */
public record RecoveryPlan(@Nullable EpochPrepared finish, StateManifest state, List<EpochPlan> rerun) {}
