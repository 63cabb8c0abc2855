package io.virta.persistence.epoch;

import static io.virta.persistence.epoch.Epochs.manifest;
import static io.virta.persistence.epoch.Epochs.plan;
import static io.virta.persistence.epoch.Epochs.planned;
import static io.virta.persistence.epoch.Epochs.prepared;
import static io.virta.persistence.epoch.Epochs.reached;
import static io.virta.persistence.epoch.Epochs.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.error.VirtaException;
import io.virta.persistence.state.StateManifest;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpochLogStateTest {
    @Test
    void anEmptyLogHasNothingToRecover() {
        EpochLogState state = EpochLogState.EMPTY;
        assertThat(state.recovery()).isEqualTo(new RecoveryPlan(null, StateManifest.EMPTY, List.of()));
        assertThat(state.nextEpoch()).isZero();
        assertThat(state.nextAttempt()).isEqualTo(1);
        assertThat(state.lastPlan()).isNull();
    }

    @Test
    void aPlannedEpochRunsAgainOverTheSamePlan() {
        EpochLogState state = after(started(1), planned(0));
        assertThat(state.recovery()).isEqualTo(new RecoveryPlan(null, StateManifest.EMPTY, List.of(plan(0))));
        assertThat(state.nextEpoch()).isEqualTo(1);
        assertThat(state.nextAttempt()).isEqualTo(2);
    }

    @Test
    void aPreparedEpochIsFinished() {
        EpochLogState state = after(started(1), planned(0), prepared(0, 1));
        assertThat(state.recovery()).isEqualTo(new RecoveryPlan(prepared(0, 1), manifest(0, 1), List.of()));
    }

    @Test
    void aCommittedEpochLeavesItsStateAndPlan() {
        EpochLogState state = after(started(1), planned(0), prepared(0, 1), new EpochCommitted(0));
        assertThat(state.recovery()).isEqualTo(new RecoveryPlan(null, manifest(0, 1), List.of()));
        assertThat(state.lastPlan()).isEqualTo(plan(0));
        assertThat(state.lastEventTimes()).isEqualTo(Epochs.eventTimes(0));
        assertThat(state.nextEpoch()).isEqualTo(1);
    }

    @Test
    void oneEpochRunsAheadOfTheCommit() {
        EpochLogState state = after(started(1), planned(0))
                .applyAll(EpochLog.decision(null, prepared(0, 1), planned(1)))
                .applyAll(EpochLog.decision(new EpochCommitted(0), prepared(1, 1), planned(2)));
        assertThat(state.committedEpoch()).isZero();
        assertThat(state.recovery()).isEqualTo(new RecoveryPlan(prepared(1, 1), manifest(1, 1), List.of(plan(2))));
        assertThat(state.nextEpoch()).isEqualTo(3);
        assertThatThrownBy(() -> state.apply(planned(3))).isInstanceOf(VirtaException.class);
    }

    @Test
    void anAbortedEpochRunsAgainBeforeTheOneAfterIt() {
        EpochLogState state =
                after(started(1), planned(0), prepared(0, 1), planned(1), started(2), new EpochAborted(0, 1));
        assertThat(state.recovery()).isEqualTo(new RecoveryPlan(null, StateManifest.EMPTY, List.of(plan(0), plan(1))));
        EpochLogState again = state.applyAll(List.of(prepared(0, 2), new EpochCommitted(0)));
        assertThat(again.recovery()).isEqualTo(new RecoveryPlan(null, manifest(0, 2), List.of(plan(1))));
    }

    @Test
    void aContinuousEpochNeedsNoPlanAndFallsBackWhenAborted() {
        EpochLogState state = after(started(1), reached(0, 1), new EpochCommitted(0), reached(1, 1));
        assertThat(state.lastPlan()).isEqualTo(plan(1));
        EpochLogState aborted = state.apply(new EpochAborted(1, 1));
        assertThat(aborted.lastPlan()).isEqualTo(plan(0));
        assertThat(aborted.recovery()).isEqualTo(new RecoveryPlan(null, manifest(0, 1), List.of()));
        assertThat(aborted.nextEpoch()).isEqualTo(1);
    }

    @Test
    void theModeMayChangeBetweenEpochs() {
        EpochLogState state = after(
                started(1),
                reached(0, 1),
                new EpochCommitted(0),
                started(2),
                planned(1),
                prepared(1, 2),
                new EpochCommitted(1),
                started(3),
                reached(2, 3));
        assertThat(state.committedEpoch()).isEqualTo(1);
    }

    @Test
    void refusesEventsOutOfOrder() {
        assertRefused(EpochLogState.EMPTY, planned(1));
        assertRefused(EpochLogState.EMPTY, prepared(0, 1));
        assertRefused(EpochLogState.EMPTY, new EpochCommitted(0));
        assertRefused(after(planned(0)), planned(0));
        assertRefused(after(planned(0)), planned(1));
        assertRefused(after(planned(0)), new EpochCommitted(0));
        assertRefused(after(planned(0), prepared(0, 1)), prepared(0, 2));
        assertRefused(after(planned(0), prepared(0, 1)), new EpochCommitted(1));
        assertRefused(after(planned(0), prepared(0, 1)), new EpochAborted(0, 2));
        assertRefused(after(planned(0), prepared(0, 1), planned(1)), prepared(1, 1));
        assertRefused(after(started(2)), started(2));
    }

    @Test
    void refusesAWatermarkThatGoesBack() {
        EpochPlan later = new EpochPlan(
                1,
                List.of(),
                List.of(new WatermarkState("wm-1", 0, WatermarkState.NONE, -1)),
                0,
                0,
                plan(0).settings());
        assertRefused(after(planned(0), prepared(0, 1)), new EpochPlanned(later));
    }

    private static void assertRefused(EpochLogState state, EpochEvent event) {
        assertThatThrownBy(() -> state.apply(event))
                .isInstanceOf(VirtaException.class)
                .hasMessageContaining("The epoch log does not allow");
    }

    private static EpochLogState after(EpochEvent... events) {
        return EpochLogState.EMPTY.applyAll(List.of(events));
    }
}
