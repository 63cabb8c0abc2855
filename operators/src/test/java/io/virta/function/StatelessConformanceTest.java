package io.virta.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.conformance.ConformanceCase;
import io.virta.connector.OutputMode;
import io.virta.error.VirtaException;
import io.virta.local.PlanTester;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
                            .forEach(row -> tester.put((String) name, row(row, schemas.get((String) name)))));
                    tester.run();
                } else if (step.get("expect") instanceof Map<?, ?> expected) {
                    List<String> rows = tester.take().stream()
                            .map(row -> text(row.values(), types))
                            .toList();
                    assertThat(rows)
                            .containsExactlyInAnyOrderElementsOf(((List<List<Object>>) expected.get("rows"))
                                    .stream()
                                            .map(row -> text(read(row, types), types))
                                            .toList());
                }
            }
        }
    }

    private static Row row(List<Object> values, StructType schema) {
        List<DataType> types =
                schema.fields().stream().map(field -> field.dataType()).toList();
        return new Row(read(values, types), schema);
    }

    private static List<@Nullable Object> read(List<Object> values, List<DataType> types) {
        List<@Nullable Object> read = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            read.add(read(values.get(i), types.get(i)));
        }
        return read;
    }

    private static @Nullable Object read(@Nullable Object json, DataType type) {
        if (json == null) {
            return null;
        } else if (type instanceof ArrayType array) {
            return read((List<?>) json, array.elementType());
        } else if (type instanceof MapType map) {
            Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
            ((Map<?, ?>) json).forEach((key, value) -> entries.put(key, read(value, map.valueType())));
            return entries;
        } else if (type instanceof StructType struct) {
            List<@Nullable Object> fields = new ArrayList<>();
            struct.fields().forEach(field -> fields.add(read(((Map<?, ?>) json).get(field.name()), field.dataType())));
            return new Row(fields, struct);
        } else if (type instanceof DecimalType) {
            return new BigDecimal((String) json);
        }
        return switch ((AtomicType) type) {
            case TINYINT -> ((Number) json).byteValue();
            case SMALLINT -> ((Number) json).shortValue();
            case INT -> ((Number) json).intValue();
            case BIGINT -> ((Number) json).longValue();
            case FLOAT -> json instanceof Number number ? number.floatValue() : Float.parseFloat((String) json);
            case DOUBLE -> json instanceof Number number ? number.doubleValue() : Double.parseDouble((String) json);
            case DATE -> LocalDate.parse((String) json);
            case TIMESTAMP -> Instant.parse((String) json);
            case BINARY -> Base64.getDecoder().decode((String) json);
            default -> json;
        };
    }

    private static List<@Nullable Object> read(List<?> values, DataType type) {
        List<@Nullable Object> read = new ArrayList<>();
        values.forEach(value -> read.add(read(value, type)));
        return read;
    }

    private static String text(List<?> values, List<DataType> types) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            texts.add(text(values.get(i)));
        }
        return String.join(" | ", texts);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Double number && Double.isFinite(number)) {
            return "double "
                    + new BigDecimal(number == 0 ? 0 : number)
                            .round(new MathContext(10))
                            .stripTrailingZeros();
        } else if (value instanceof List<?> list) {
            return list.stream().map(StatelessConformanceTest::text).toList().toString();
        } else if (value instanceof Row row) {
            return "{"
                    + row.values().stream().map(StatelessConformanceTest::text).toList() + "}";
        } else if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((key, entry) -> sorted.put(text(key), text(entry)));
            return sorted.toString();
        }
        return value == null ? "null" : value.getClass().getSimpleName() + " " + value;
    }
}
