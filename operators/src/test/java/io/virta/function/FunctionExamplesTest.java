package io.virta.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.function.FunctionDoc.Example;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionExamplesTest {
    static Stream<Example> examples() {
        return FunctionRegistry.builtIn().functions().stream()
                .filter(function -> !(function instanceof AggregateFunction))
                .sorted(Comparator.comparing(SqlFunction::name))
                .flatMap(function -> function.doc().examples().stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void everyDocumentedExampleHoldsTrue(Example example) {
        assertThat(SqlExpressions.evaluate(example.sql(), ZoneOffset.UTC)).isEqualTo(example.result());
    }

    @Test
    void everyFunctionIsDocumented() {
        assertThat(FunctionRegistry.builtIn().functions()).allSatisfy(function -> {
            assertThat(function.doc().usage()).as(function.name()).isNotBlank();
            assertThat(function.doc().text()).as(function.name()).isNotBlank();
            assertThat(function.doc().category()).as(function.name()).isNotBlank();
        });
    }
}
