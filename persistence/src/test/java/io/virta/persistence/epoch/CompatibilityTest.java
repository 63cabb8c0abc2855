package io.virta.persistence.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.persistence.state.StateManifest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CompatibilityTest {
    private static final QueryStarted BEFORE = query("a", 64, Map.of("0", "rate"), "counts(word string)");

    @Test
    void anythingFitsAnEmptyCheckpoint() {
        Compatibility.require(EpochLogState.EMPTY, BEFORE);
    }

    @Test
    void thePlanAroundTheStateMayChange() {
        Compatibility.require(log(BEFORE), query("b", 64, Map.of("0", "rate rowsPerSecond=7"), "counts(word string)"));
    }

    @Test
    void refusesStateOfAnotherForm() {
        assertThat(refused(query("b", 64, Map.of("0", "rate"), "counts(word bigint)")))
                .contains("operator agg: the state changed from counts(word string) to counts(word bigint)");
    }

    @Test
    void refusesOtherSourcesAndKeyGroupsAndNamesThemAll() {
        assertThat(refused(query("b", 32, Map.of("1", "kafka"), "counts(word string)")))
                .contains("32 key groups, the checkpoint 64")
                .contains("source 0 is gone (rate)")
                .contains("source 1 is new (kafka)");
    }

    @Test
    void refusesAnotherKindOfSource() {
        assertThat(refused(query("a", 64, Map.of("0", "socket host"), "counts(word string)")))
                .contains("source 0 changed from rate to socket host");
    }

    @Test
    void saysWhatOfAnOperatorHasChanged() {
        QueryStarted before = query(operator("[word STRING]", "[count(1), sum(n)]"), "File[/a]");
        VirtaException error = catchThrowableOfType(
                VirtaException.class,
                () -> Compatibility.require(
                        log(before), query(operator("[lower(word) STRING]", "[count(1), max(n)]"), "File[/a]")));
        assertThat(error.problem())
                .contains("operator 1-agg: the aggregates changed from [count(1), sum(n)] to [count(1), max(n)]")
                .contains("operator 1-agg: the grouping keys changed from [word STRING] to [lower(word) STRING]")
                .doesNotContain("the state");
        assertThat(error.hint()).contains("Undo these changes", "new checkpointLocation");
    }

    @Test
    void namesAStatefulOperatorThatIsNewOrGone() {
        QueryStarted before = query(operator("[word STRING]", "[count(1)]"), "File[/a]");
        QueryStarted other = query(new OperatorState("1-deduplicate", "keys()", Map.of("keys", "[id]")), "File[/a]");
        VirtaException error =
                catchThrowableOfType(VirtaException.class, () -> Compatibility.require(log(before), other));
        assertThat(error.problem())
                .contains("stateful operator 1-agg is gone (aggregates [count(1)], grouping keys [word STRING])")
                .contains("stateful operator 1-deduplicate is new (keys [id])");
    }

    @Test
    void saysThatTheOrderOfAggregatesCounts() {
        QueryStarted before = query(operator("[w]", "[count(1), sum(n)]"), "File[/a]");
        QueryStarted other = query(operator("[w]", "[sum(n), count(1)]"), "File[/a]");
        VirtaException error =
                catchThrowableOfType(VirtaException.class, () -> Compatibility.require(log(before), other));
        assertThat(error.hint()).contains("the same in another order");
    }

    @Test
    void aSinkMayChangeUnlessAnEpochWaitsForIt() {
        QueryStarted before = query(operator("[w]", "[count(1)]"), "File[/a]");
        QueryStarted other = query(operator("[w]", "[count(1)]"), "File[/b]");
        Compatibility.require(log(before), other);

        EpochPrepared prepared = new EpochPrepared(0, 1, null, List.of(), List.of(), StateManifest.EMPTY);
        EpochLogState waiting = new EpochLogState(before, null, null, prepared, List.of(), Map.of());
        VirtaException error = catchThrowableOfType(VirtaException.class, () -> Compatibility.require(waiting, other));
        assertThat(error.problem()).contains("epoch 0 waits to be published in File[/a], and the sink is File[/b]");
    }

    private static EpochLogState log(QueryStarted started) {
        return new EpochLogState(started, null, null, null, List.of(), Map.of());
    }

    private static OperatorState operator(String keys, String aggregates) {
        return new OperatorState("1-agg", "groups()", Map.of("grouping keys", keys, "aggregates", aggregates));
    }

    private static QueryStarted query(OperatorState operator, String sink) {
        UUID id = new UUID(0, 0);
        return new QueryStarted(id, id, 1, "a", 64, 2, Map.of("0", "rate"), List.of(operator), Map.of("sink", sink));
    }

    private static String refused(QueryStarted next) {
        VirtaException error =
                catchThrowableOfType(VirtaException.class, () -> Compatibility.require(log(BEFORE), next));
        assertThat(error.code()).isEqualTo(ErrorCode.CHECKPOINT_INCOMPATIBLE);
        return error.problem();
    }

    private static QueryStarted query(String fingerprint, int keyGroups, Map<String, String> sources, String state) {
        UUID id = new UUID(0, 0);
        return new QueryStarted(
                id, id, 1, fingerprint, keyGroups, 2, sources, List.of(new OperatorState("agg", state)));
    }
}
