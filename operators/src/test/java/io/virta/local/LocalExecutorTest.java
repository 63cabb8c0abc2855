package io.virta.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.row.Row;
import org.junit.jupiter.api.Test;

/** Queries without streams. */
class LocalExecutorTest {
    private final PlanTester tester = new PlanTester()
            .table("l", "k STRING, v INT", Row.of("a", 1), Row.of("b", 2), Row.of(null, 3), Row.of("a", 4))
            .table("r", "k STRING, w INT", Row.of("a", 10), Row.of("c", 30), Row.of(null, 40), Row.of("a", 11));

    @Test
    void readsFiltersAndOrders() {
        assertThat(tester.collect("SELECT v * 2 AS d FROM l WHERE v > 1 ORDER BY d DESC"))
                .containsExactly(Row.of(8), Row.of(6), Row.of(4));
    }

    @Test
    void aSelectWithoutFromHasOneRow() {
        assertThat(tester.collect("SELECT 1 AS a, 'x' AS b")).containsExactly(Row.of(1, "x"));
    }

    @Test
    void limitsAndSkips() {
        assertThat(tester.collect("SELECT v FROM l ORDER BY v LIMIT 2 OFFSET 1"))
                .containsExactly(Row.of(2), Row.of(3));
        assertThat(tester.collect("SELECT v FROM l LIMIT 0")).isEmpty();
    }

    @Test
    void groupsAndCounts() {
        assertThat(tester.collect("SELECT k, count(*) AS n, sum(v) AS s FROM l GROUP BY k HAVING count(*) > 0"))
                .containsExactlyInAnyOrder(Row.of("a", 2L, 5L), Row.of("b", 1L, 2L), Row.of(null, 1L, 3L));
        assertThat(tester.collect("SELECT count(*) AS n FROM l WHERE v > 100")).containsExactly(Row.of(0L));
    }

    @Test
    void aggregatesWhatALimitOrASortLeaves() {
        assertThat(tester.collect("SELECT count(*) AS n FROM (SELECT v FROM l LIMIT 3) q"))
                .containsExactly(Row.of(3L));
        assertThat(tester.collect("SELECT max(v) AS m FROM (SELECT v FROM l ORDER BY v LIMIT 2) q"))
                .containsExactly(Row.of(2));
    }

    @Test
    void joinsOfEveryKind() {
        assertThat(join("JOIN")).containsExactlyInAnyOrder(Row.of(1, 10), Row.of(1, 11), Row.of(4, 10), Row.of(4, 11));
        assertThat(join("LEFT JOIN"))
                .containsExactlyInAnyOrder(
                        Row.of(1, 10), Row.of(1, 11), Row.of(4, 10), Row.of(4, 11), Row.of(2, null), Row.of(3, null));
        assertThat(join("RIGHT JOIN"))
                .containsExactlyInAnyOrder(
                        Row.of(1, 10), Row.of(1, 11), Row.of(4, 10), Row.of(4, 11), Row.of(null, 30), Row.of(null, 40));
        assertThat(join("FULL JOIN"))
                .containsExactlyInAnyOrder(
                        Row.of(1, 10),
                        Row.of(1, 11),
                        Row.of(4, 10),
                        Row.of(4, 11),
                        Row.of(2, null),
                        Row.of(3, null),
                        Row.of(null, 30),
                        Row.of(null, 40));
        assertThat(tester.collect("SELECT v FROM l LEFT SEMI JOIN r ON l.k = r.k"))
                .containsExactlyInAnyOrder(Row.of(1), Row.of(4));
        assertThat(tester.collect("SELECT v FROM l LEFT ANTI JOIN r ON l.k = r.k"))
                .containsExactlyInAnyOrder(Row.of(2), Row.of(3));
    }

    @Test
    void joinsWithoutAnEqualityTryEveryPair() {
        assertThat(tester.collect("SELECT v, w FROM l JOIN r ON v * 10 < w"))
                .containsExactlyInAnyOrder(
                        Row.of(1, 11), Row.of(1, 30), Row.of(1, 40), Row.of(2, 30), Row.of(2, 40), Row.of(3, 40));
        assertThat(tester.collect("SELECT v, w FROM l CROSS JOIN r")).hasSize(16);
    }

    @Test
    void aFurtherConditionDecidesWhetherARowHasAMatch() {
        assertThat(tester.collect("SELECT v, w FROM l LEFT JOIN r ON l.k = r.k AND w > 10 AND v > 1"))
                .containsExactlyInAnyOrder(Row.of(1, null), Row.of(4, 11), Row.of(2, null), Row.of(3, null));
    }

    @Test
    void nullSafeEqualityMatchesNulls() {
        assertThat(tester.collect("SELECT v, w FROM l JOIN r ON l.k <=> r.k"))
                .containsExactlyInAnyOrder(Row.of(1, 10), Row.of(1, 11), Row.of(4, 10), Row.of(4, 11), Row.of(3, 40));
    }

    @Test
    void aJoinOfManyRowsGivesThemInPieces() {
        PlanTester many = new PlanTester().table("a", "k INT", rows(300)).table("b", "k INT", rows(300));
        assertThat(many.collect("SELECT a.k FROM a CROSS JOIN b")).hasSize(90_000);
    }

    private static Row[] rows(int count) {
        Row[] rows = new Row[count];
        for (int i = 0; i < count; i++) {
            rows[i] = Row.of(i);
        }
        return rows;
    }

    private java.util.List<Row> join(String kind) {
        return tester.collect("SELECT v, w FROM l " + kind + " r ON l.k = r.k");
    }
}
