package io.virta.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.conformance.CaseValues;
import io.virta.conformance.ConformanceCase;
import io.virta.connector.OutputMode;
import io.virta.error.VirtaException;
import io.virta.local.PlanTester;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The conformance cases of expressions, run through parser, analysis, optimizer, planner and evaluators. */
class StatelessConformanceTest {
    static Stream<ConformanceCase> cases() {
        return ConformanceCase.all().stream()
                .filter(test -> test.path().startsWith("stateless/"))
                .filter(test -> !test.path().matches("stateless/(union|limit)/.*"));
    }

    static Stream<ConformanceCase> failures() {
        return ConformanceCase.all().stream()
                .filter(test -> test.path().startsWith("refused/run/"))
                .filter(test ->
                        test.path().matches(".*(regexp|element_at|failfast|null_map_key|raise_error|scalar_assert).*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void rowsWithoutAResultFailTheQueryAsTheCasesSay(ConformanceCase test) {
        assertThatThrownBy(() -> run(test))
                .isInstanceOfSatisfying(
                        VirtaException.class,
                        error -> assertThat(error.condition())
                                .isEqualTo(test.error().get("condition")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void expressionsMeanWhatTheCasesSay(ConformanceCase test) {
        run(test);
    }

    @SuppressWarnings("unchecked")
    private static void run(ConformanceCase test) {
        try (PlanTester tester = new PlanTester()) {
            Map<String, StructType> schemas = new LinkedHashMap<>();
            test.sources().forEach((name, source) -> {
                String ddl = (String) source.get("schema");
                schemas.put(name, SqlParser.parseSchema(ddl));
                tester.stream(name, ddl);
            });
            tester.query(test.query(), OutputMode.APPEND);
            List<DataType> types = test.outputSchema().stream()
                    .map(column -> SqlParser.parseType(column.get(1)))
                    .toList();
            for (Map<String, Object> step : test.steps()) {
                if (step.get("add") instanceof Map<?, ?> added) {
                    added.forEach((name, rows) -> ((List<List<Object>>) rows)
                            .forEach(
                                    row -> tester.put((String) name, CaseValues.row(row, schemas.get((String) name)))));
                    tester.run();
                } else if (step.get("expect") instanceof Map<?, ?> expected) {
                    List<List<Object>> rows = (List<List<Object>>) expected.get("rows");
                    assertThat(CaseValues.mismatch(
                                    rows.stream()
                                            .map(row -> CaseValues.read(row, types))
                                            .toList(),
                                    tester.take().stream().map(Row::values).toList(),
                                    false))
                            .isNull();
                }
            }
        }
    }
}
