package io.virta.api;

import static io.virta.api.functions.col;
import static io.virta.api.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.function.FunctionRegistry;
import io.virta.function.SqlFunction;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FunctionsTest {
    /** Methods that make a column in another way than by calling the function of their name. */
    private static final Set<String> OTHERS = Set.of(
            "asc",
            "broadcast",
            "callUDF",
            "call_function",
            "call_udf",
            "col",
            "column",
            "countDistinct",
            "count_distinct",
            "cume_dist",
            "dense_rank",
            "desc",
            "expr",
            "grouping",
            "grouping_id",
            "lag",
            "lead",
            "lit",
            "not",
            "nth_value",
            "ntile",
            "percent_rank",
            "rank",
            "row_number",
            "sumDistinct",
            "sum_distinct",
            "typedLit",
            "udaf",
            "udf",
            "when");

    /** Names that are operators, forms of syntax or casts in SQL and methods of {@link Column} or nothing here. */
    private static final Set<String> SYNTAX = Set.of(
            "and",
            "or",
            "case",
            "if",
            "in",
            "div",
            "like",
            "ilike",
            "between",
            "timestampadd",
            "timestampdiff",
            "bigint",
            "binary",
            "boolean",
            "date",
            "decimal",
            "double",
            "float",
            "int",
            "smallint",
            "string",
            "timestamp",
            "tinyint");

    private static Set<String> methods() {
        return Arrays.stream(functions.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyFunctionOfSqlHasAMethod() {
        Stream<String> names = FunctionRegistry.builtIn().functions().stream().map(SqlFunction::name);
        Set<String> methods = methods();
        assertThat(names.filter(name -> name.matches("[a-z][a-z0-9_]*"))
                        .filter(name -> !SYNTAX.contains(name) && !methods.contains(name))
                        .toList())
                .as("add the methods to the groups of functions")
                .isEmpty();
    }

    @Test
    void everyMethodHasAFunctionOfSql() {
        Set<String> names = FunctionRegistry.builtIn().names();
        assertThat(methods().stream()
                        .filter(name -> !OTHERS.contains(name) && !names.contains(name))
                        .toList())
                .as("methods without a function")
                .isEmpty();
    }

    @Test
    void columnsReadAsSql() {
        assertThat(col("a").plus(1).multiply(col("t.b"))).hasToString("((a + 1) * t.b)");
        assertThat(col("a").isin(1, 2).and(col("b").isNull())).hasToString("((a IN (1, 2)) AND (b IS NULL))");
        assertThat(functions.when(col("a").gt(1), "x").otherwise("y"))
                .hasToString("CASE WHEN (a > 1) THEN x ELSE y END");
        assertThat(col("`a.b`.c")).hasToString("a.b.c");
        assertThat(col("a").cast("array<int>").as("x")).hasToString("CAST(a AS ARRAY<INT>) AS x");
        assertThat(col("a").desc_nulls_first()).hasToString("a DESC NULLS FIRST");
        assertThat(functions
                        .transform(col("xs"), x -> functions.filter(x, y -> y.gt(x.getItem(0))))
                        .expr())
                .isEqualTo(functions
                        .expr("transform(xs, x_2 -> filter(x_2, x_1 -> x_1 > x_2[0]))")
                        .expr());
    }

    @Test
    void literalsAreOfTheTypesOfJava() {
        assertThat(lit(null)).hasToString("NULL");
        assertThat(lit(col("a"))).isEqualTo(col("a"));
        assertThat(lit(List.of(1, 2))).hasToString("array(1, 2)");
        assertThat(lit(Duration.ofSeconds(1)).expr()).extracting("value").isEqualTo(1_000_000L);
        assertThatThrownBy(() -> lit(new Object())).hasMessageContaining("java.lang.Object");
    }

    @Test
    void wrongUseOfColumnsIsRefused() {
        assertThatThrownBy(() -> col("a").when(col("b"), 1)).hasMessageContaining("can only follow when()");
        assertThatThrownBy(() -> col("a").over()).hasMessageContaining("is no function");
        assertThatThrownBy(() -> col("`a")).hasMessageContaining("no column name");
    }
}
