package io.virta.persistence.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CompatibilityTest {
    private static final QueryStarted BEFORE = query("a", 64, Map.of("0", "rate"), "counts(word string)");

    @Test
    void anythingFitsAnEmptyCheckpoint() {
        Compatibility.require(null, BEFORE);
    }

    @Test
    void thePlanAroundTheStateMayChange() {
        Compatibility.require(BEFORE, query("b", 64, Map.of("0", "rate rowsPerSecond=7"), "counts(word string)"));
    }

    @Test
    void refusesStateOfAnotherForm() {
        assertThat(refused(query("b", 64, Map.of("0", "rate"), "counts(word bigint)")))
                .contains("counts(word string) there, counts(word bigint) in the query");
    }

    @Test
    void refusesOtherSourcesAndKeyGroupsAndNamesThemAll() {
        assertThat(refused(query("b", 32, Map.of("1", "kafka"), "counts(word string)")))
                .contains("64 key groups, the query 32")
                .contains("no source 0")
                .contains("no source 1 (kafka)");
    }

    private static String refused(QueryStarted next) {
        VirtaException error = catchThrowableOfType(VirtaException.class, () -> Compatibility.require(BEFORE, next));
        assertThat(error.code()).isEqualTo(ErrorCode.CHECKPOINT_INCOMPATIBLE);
        return error.problem();
    }

    private static QueryStarted query(String fingerprint, int keyGroups, Map<String, String> sources, String state) {
        UUID id = new UUID(0, 0);
        return new QueryStarted(
                id, id, 1, fingerprint, keyGroups, 2, sources, List.of(new OperatorState("agg", state)));
    }
}
