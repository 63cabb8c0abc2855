package io.virta.runtime.run;

import io.virta.operator.StreamElement.EpochStart;
import io.virta.persistence.epoch.CommitHandle;
import io.virta.persistence.epoch.EpochPlan;
import io.virta.persistence.state.StateManifest;
import java.util.List;

/** What a coordinator tells its run. */
public sealed interface RunCommand extends QueryRun.Command {
    /** Runs an epoch; the one before has been decided. */
    record RunEpoch(EpochPlan plan) implements RunCommand {}

    /** Begins to read without plans, in continuous mode. */
    record BeginContinuous(EpochStart first) implements RunCommand {}

    /** Ends the epoch of continuous mode with a barrier and begins the next, unless nothing was read. */
    record Barrier(EpochStart next) implements RunCommand {}

    /** Publishes an epoch that has been decided. */
    record Commit(long epoch, List<CommitHandle> handles) implements RunCommand {}

    /** The log says that an epoch is committed. */
    record Committed(long epoch, StateManifest state) implements RunCommand {}

    /** Ends the run: in good order if no epoch is running, else by force. */
    record Finish() implements RunCommand {}

    /** Ends the run by force, as failed. */
    record Abort(Throwable cause) implements RunCommand {}
}
