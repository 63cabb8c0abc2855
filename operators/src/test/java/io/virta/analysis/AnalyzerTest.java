package io.virta.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virta.error.VirtaException;
import io.virta.expression.Alias;
import io.virta.expression.Call;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.Literal;
import io.virta.expression.SourcePosition;
import io.virta.expression.UnresolvedColumn;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import io.virta.plan.PlanText;
import io.virta.types.AtomicType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyzerTest {
    private final TestCatalog catalog = new TestCatalog();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            SELECT count(*) FROM dim | count(1) bigint
            SELECT a % 5, -a, a + b, a / 2 FROM nums | (a % 5) int, (- a) int, (a + b) bigint, (a / 2) double
            SELECT sum(v), avg(v) FROM events | sum(v) bigint, avg(v) double
            SELECT A, nums.B FROM nums | A int, B bigint
            SELECT CAST(a AS STRING), CAST(a + 1 AS STRING) FROM nums | a string, CAST((a + 1) AS STRING) string
            SELECT s.x, s.y AS z FROM events | x int, z string
            SELECT s.* FROM events | x int, y string
            SELECT m.foo FROM events | foo int
            SELECT d.* FROM dim d | k string, label string
            SELECT a <> 1, a BETWEEN 1 AND 2 FROM nums | (NOT (a = 1)) boolean, ((a >= 1) AND (a <= 2)) boolean
            SELECT a AS x, x + 1 AS y FROM nums | x int, y int
            SELECT sum(a) AS x, x + 1 AS y FROM nums | x bigint, y bigint
            SELECT sum(a) FILTER (WHERE b > 1) FROM nums | sum(a) FILTER (WHERE (b > 1)) bigint
            SELECT window(ts, '5 minutes') FROM events | window struct<start:timestamp,end:timestamp>
            SELECT window, count(*) AS n FROM events GROUP BY window(ts, '5 minutes') | window struct<start:timestamp,end:timestamp>, n bigint
            SELECT a, sum(b) FROM nums GROUP BY 1 | a int, sum(b) bigint
            SELECT a + 1 AS x, sum(b) FROM nums GROUP BY x | x int, sum(b) bigint
            SELECT a, d, grouping_id(), sum(b) FROM nums GROUP BY CUBE (a, d) | a int, d double, grouping_id() bigint, sum(b) bigint
            SELECT 1 AS one UNION ALL SELECT 2.5 | one decimal(11,1)
            SELECT a FROM nums UNION ALL SELECT k FROM dim | a string
            SELECT * FROM VALUES (1, 'a'), (2L, NULL) AS t (n, s) | n bigint, s string
            SELECT * FROM dim JOIN clicks USING (k) | k string, label string, ts timestamp, w bigint
            SELECT x.k, y.k FROM dim x JOIN dim y ON x.k = y.label | k string, k string
            WITH t AS (SELECT k FROM dim), u AS (SELECT k AS j FROM t) SELECT * FROM t JOIN u ON k = j | k string, j string
            SELECT (SELECT max(a) FROM nums) AS m, k FROM dim | m int, k string
            """)
    void namesAndTypes(String sql, String schema) {
        assertThat(catalog.schema(sql)).isEqualTo(schema);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            SELECT lable FROM dim | UNRESOLVED_COLUMN.WITH_SUGGESTION | [`label`, `k`]
            SELECT s.q FROM events | FIELD_NOT_FOUND | [`x`, `y`]
            SELECT v.q FROM events | INVALID_EXTRACT_BASE_FIELD_TYPE | Only structs
            SELECT * FROM dims | TABLE_OR_VIEW_NOT_FOUND | `dim`
            SELECT cuont(*) FROM dim | UNRESOLVED_ROUTINE | `count`
            SELECT k FROM dim, events | AMBIGUOUS_REFERENCE | alias
            SELECT k, count(*) FROM dim | MISSING_AGGREGATION | GROUP BY
            SELECT k FROM dim GROUP BY label | MISSING_AGGREGATION | any_value(k)
            SELECT sum(sum(a)) FROM nums | NESTED_AGGREGATE_FUNCTION | subquery
            SELECT k FROM dim WHERE count(*) > 1 | INVALID_WHERE_CONDITION | HAVING
            SELECT k FROM dim GROUP BY k, 7 | GROUP_BY_POS_OUT_OF_RANGE | 1 items
            SELECT k FROM dim ORDER BY 2 | ORDER_BY_POS_OUT_OF_RANGE | 1 items
            SELECT k FROM dim GROUP BY count(k) | GROUP_BY_AGGREGATE | subquery
            SELECT k FROM dim LIMIT -1 | INVALID_LIMIT_LIKE_EXPRESSION | whole number
            SELECT * FROM dim x JOIN dim y ON x.k | JOIN_CONDITION_IS_NOT_BOOLEAN_TYPE | Compare
            SELECT * FROM dim JOIN nums USING (k) | UNRESOLVED_USING_COLUMN_FOR_JOIN | `a`
            SELECT a FROM nums UNION ALL SELECT m FROM events | INCOMPATIBLE_COLUMN_TYPE | Cast
            SELECT k IN (SELECT k FROM dim) FROM events | UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY | WHERE
            SELECT count(*) FROM events GROUP BY window(ts, '1 hour', '10 minutes', '20 minutes') | DATATYPE_MISMATCH.PARAMETER_CONSTRAINT_VIOLATION | shorter
            """)
    void refusalsSayWhatToDo(String sql, String condition, String hint) {
        VirtaException refusal = catchThrowableOfType(VirtaException.class, () -> catalog.analyze(sql));
        assertThat(refusal).isNotNull();
        assertThat(refusal.condition()).isEqualTo(condition);
        assertThat(refusal.hint()).contains(hint);
    }

    @Test
    void positionsAreTold() {
        assertThatThrownBy(() -> catalog.analyze("SELECT k,\n  lable FROM dim"))
                .hasMessageStartingWith("Line 2, column 3: There is no column `lable`.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT k FROM dim WHERE k | Line 1, column 25: The condition
            SELECT k, array(label) + 1 FROM dim | Line 1, column 24: Argument 1
            SELECT label, count(*) FROM dim GROUP BY k | Line 1, column 8: `label` is neither
            SELECT k FROM dim ORDER BY count(*) | Line 1, column 28: ORDER BY
            SELECT a.k FROM dim a JOIN dim b ON a.k | Line 1, column 37: The join condition
            """)
    void refusedExpressionsNameTheirOwnPlace(String sql, String message) {
        assertThatThrownBy(() -> catalog.analyze(sql)).hasMessageStartingWith(message);
    }

    @Test
    void havingAndOrderByUseColumnsThatAreNotSelected() {
        assertThat(text("SELECT label FROM dim GROUP BY label, k HAVING count(*) > 1 ORDER BY k, max(k)"))
                .isEqualTo("""
                        Project [label#2]
                        +- Sort [k#1 ASC NULLS FIRST, max(k)#5 ASC NULLS FIRST]
                           +- Project [label#2, k#1, max(k)#5]
                              +- Filter (count(1)#4 > CAST(1 AS BIGINT))
                                 +- Aggregate by [label#2, k#1]: [label#2, count(1) AS count(1)#4, k#1, max(k#1) AS max(k)#5]
                                    +- Alias dim
                                       +- Scan dim [k#1, label#2]
                        """);
    }

    @Test
    void orderByReachesBelowTheSelectList() {
        assertThat(text("SELECT k AS upper_k FROM dim ORDER BY label")).isEqualTo("""
                        Project [upper_k#3]
                        +- Sort [label#2 ASC NULLS FIRST]
                           +- Project [k#1 AS upper_k#3, label#2]
                              +- Alias dim
                                 +- Scan dim [k#1, label#2]
                        """);
    }

    @Test
    void bothSidesOfASelfJoinHaveColumnsOfTheirOwn() {
        LogicalPlan plan = catalog.analyze("SELECT * FROM events a JOIN events b ON a.k = b.k");
        assertThat(PlanOutput.of(plan).stream().map(column -> column.id()).distinct())
                .hasSize(10);
    }

    @Test
    void rollupRepeatsRowsPerSet() {
        assertThat(text("SELECT k, count(*) AS n FROM dim GROUP BY ROLLUP (k)")).isEqualTo("""
                        Aggregate by [k#5, spark_grouping_id#3]: [k#5, count(1) AS n#4]
                        +- Generate stack(2, k#1, 0, NULL, 1): [k#5, spark_grouping_id#3]
                           +- Alias dim
                              +- Scan dim [k#1, label#2]
                        """);
    }

    @Test
    void subqueriesOfConditionsBecomeJoins() {
        assertThat(text("SELECT v FROM events e WHERE v > 1 AND NOT EXISTS (SELECT 1 FROM dim d WHERE d.k = e.k"
                        + " AND label = 'x')"))
                .isEqualTo("""
                        Project [v#3]
                        +- Join left anti on (k#6 = k#2)
                           :- Filter (v#3 > 1)
                           :  +- Alias e
                           :     +- Alias events
                           :        +- StreamScan events [ts#1, k#2, v#3, s#4, m#5]
                           +- Project [1 AS 1#8, k#6]
                              +- Filter (label#7 = x)
                                 +- Alias d
                                    +- Alias dim
                                       +- Scan dim [k#6, label#7]
                        """);
    }

    @Test
    void anAnalysedPlanStaysAsItIs() {
        for (String sql : List.of(
                "SELECT window.start, k, count(*) AS n FROM events_w GROUP BY window(ts, '5 minutes'), k HAVING n > 1",
                "SELECT k, count(*) FROM dim GROUP BY CUBE (k, label) ORDER BY max(label)",
                "SELECT * FROM dim JOIN events USING (k) WHERE k IN (SELECT label FROM dim)",
                "SELECT a FROM nums UNION ALL SELECT b FROM nums")) {
            LogicalPlan plan = catalog.analyze(sql);
            assertThat(catalog.analyze(plan)).isEqualTo(plan);
        }
    }

    @Test
    void columnsAreAddedReplacedRenamedAndDropped() {
        LogicalPlan nums = new LogicalPlan.UnresolvedTable(List.of("nums"), false, SourcePosition.UNKNOWN);
        LogicalPlan plan = new LogicalPlan.WithColumns(
                List.of(
                        new Alias(Call.of("+", column("A"), new Literal(1, AtomicType.INT)), "A"),
                        new Alias(column("d"), "e")),
                nums);
        plan = new LogicalPlan.RenameColumn("B", "bb", plan);
        plan = new LogicalPlan.DropColumns(List.of("C", "nothing"), plan);
        assertThat(PlanOutput.of(catalog.analyze(plan)))
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly("A int", "bb bigint", "d double", "e double");
    }

    @Test
    void duplicatesAreDroppedByKnownColumnsOnly() {
        LogicalPlan dim = new LogicalPlan.UnresolvedTable(List.of("dim"), false, SourcePosition.UNKNOWN);
        assertThatThrownBy(() -> catalog.analyze(new LogicalPlan.Deduplicate(List.of(column("nope")), false, dim)))
                .hasMessageContaining("`nope`");
        LogicalPlan all = catalog.analyze(new LogicalPlan.Deduplicate(List.of(), false, dim));
        assertThat(((LogicalPlan.Deduplicate) all).columns()).hasSize(2);
    }

    @Test
    void unionByNameOrdersAndFillsColumns() {
        LogicalPlan left = catalog.analyze("SELECT a, b FROM nums");
        LogicalPlan right = catalog.analyze("SELECT d, CAST(1 AS TINYINT) AS b FROM nums");
        LogicalPlan union = catalog.analyze(new LogicalPlan.Union(List.of(left, right), true, true));
        assertThat(PlanOutput.of(union))
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly("a int", "b bigint", "d double");
        assertThatThrownBy(() -> catalog.analyze(new LogicalPlan.Union(List.of(left, right), true, false)))
                .isInstanceOf(VirtaException.class)
                .hasMessageContaining("`a`");
    }

    @Test
    void columnsOfOtherPlansAreRefused() {
        LogicalPlan nums = catalog.analyze("SELECT * FROM nums");
        Expression foreign = new ColumnRef(999, "w", AtomicType.INT, true, List.of());
        assertThatThrownBy(() -> catalog.analyze(new LogicalPlan.Project(List.of(foreign), nums)))
                .hasMessageContaining("`w` belongs to another DataFrame")
                .hasMessageContaining("col(\"w\")");
    }

    private String text(String sql) {
        return PlanText.of(catalog.analyze(sql));
    }

    private static Expression column(String name) {
        return new UnresolvedColumn(List.of(name), SourcePosition.UNKNOWN);
    }
}
