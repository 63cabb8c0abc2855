package io.virta.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virta.analysis.Analyzer;
import io.virta.analysis.StreamingCheck;
import io.virta.error.VirtaException;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of the cases is analysed to Spark's schema, or refused at Spark's moment with Spark's condition. */
class ConformanceAnalysisTest {
    /** Queries that Spark refuses and Virta runs; cases in the folder "beyond" and RevisionsTest have their results. */
    private static final Set<String> RUNS_BEYOND_SPARK = Set.of(
            "refused/aggregation/distinct_aggregate",
            "refused/join/join_without_equality",
            "refused/mode/join_inner_update_mode",
            "refused/mode/join_update_mode",
            "refused/mode/session_update",
            "refused/mode/session_without_key",
            "refused/multiple/join_then_agg_update",
            "refused/multiple/two_aggs_complete",
            "refused/multiple/two_aggs_update",
            "refused/multiple/two_windows_update",
            "refused/order/union_with_static");

    static Stream<ConformanceCase> running() {
        return ConformanceCase.all().stream()
                .filter(test -> !test.usesStateFunctions())
                .filter(test ->
                        test.error() == null || "run".equals(test.error().get("when")))
                .filter(test -> !RUNS_BEYOND_SPARK.contains(test.path()));
    }

    static Stream<ConformanceCase> refused() {
        return ConformanceCase.all().stream()
                .filter(test -> !test.usesStateFunctions())
                .filter(test ->
                        test.error() != null && !"run".equals(test.error().get("when")))
                .filter(test -> !RUNS_BEYOND_SPARK.contains(test.path()));
    }

    static Stream<ConformanceCase> runningBeyondSpark() {
        return ConformanceCase.all().stream().filter(test -> RUNS_BEYOND_SPARK.contains(test.path()));
    }

    @ParameterizedTest
    @MethodSource("running")
    void namesAndTypesAreSparks(ConformanceCase test) {
        CaseCatalog catalog = new CaseCatalog(test, NamedTable::new);
        LogicalPlan plan = catalog.analyze(test.query());
        if (test.error() == null) {
            assertThat(PlanOutput.of(plan))
                    .extracting(column -> List.of(column.name(), column.type().catalogString()))
                    .containsExactlyElementsOf(test.outputSchema());
        }
        assertThat(Analyzer.analyze(plan, catalog.context())).isEqualTo(plan);
        StreamingCheck.check(plan, test.outputMode());
        StreamingCheck.checkFirstEpoch(plan);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedAtSparksMoment(ConformanceCase test) {
        Map<String, Object> error = test.error();
        VirtaException refusal;
        if ("analysis".equals(error.get("when"))) {
            refusal = catchThrowableOfType(VirtaException.class, () -> {
                new CaseCatalog(test, NamedTable::new).analyze(test.query());
            });
        } else {
            LogicalPlan plan = new CaseCatalog(test, NamedTable::new).analyze(test.query());
            refusal = catchThrowableOfType(VirtaException.class, () -> StreamingCheck.check(plan, test.outputMode()));
        }
        assertThat(refusal).isNotNull();
        assertThat(refusal.hint()).isNotBlank();
        if (error.get("condition") != null) {
            assertThat(refusal.condition()).isEqualTo(error.get("condition"));
        }
    }

    @ParameterizedTest
    @MethodSource("runningBeyondSpark")
    void isAcceptedWhereTheCaseAllowsIt(ConformanceCase test) {
        assertThat(test.error()).containsEntry("mayRun", true);
        LogicalPlan plan = new CaseCatalog(test, NamedTable::new).analyze(test.query());
        assertThat(PlanOutput.of(plan))
                .extracting(column -> List.of(column.name(), column.type().catalogString()))
                .containsExactlyElementsOf(test.outputSchema());
        StreamingCheck.check(plan, test.outputMode());
        StreamingCheck.checkFirstEpoch(plan);
    }
}
