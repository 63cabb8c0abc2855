package io.virta.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virta.error.VirtaException;
import io.virta.row.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions OVER windows of rows, over a table with {@code k = a}: v = 1, 2, 2, 4, 7 and {@code k = b}: v = 3, null; {@code i} numbers the rows in that order. */
class OverTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            row_number() OVER (PARTITION BY k ORDER BY v, i)                          | 1 2 3 4 5 2 1
            rank() OVER (PARTITION BY k ORDER BY v)                                   | 1 2 2 4 5 2 1
            dense_rank() OVER (PARTITION BY k ORDER BY v)                             | 1 2 2 3 4 2 1
            percent_rank() OVER (PARTITION BY k ORDER BY v)                           | 0.0 0.25 0.25 0.75 1.0 1.0 0.0
            cume_dist() OVER (PARTITION BY k ORDER BY v)                              | 0.2 0.6 0.6 0.8 1.0 1.0 0.5
            ntile(2) OVER (PARTITION BY k ORDER BY i)                                 | 1 1 1 2 2 1 2
            ntile(4) OVER (PARTITION BY k ORDER BY i)                                 | 1 1 2 3 4 1 2
            lag(v) OVER (PARTITION BY k ORDER BY i)                                   | null 1 2 2 4 null 3
            lag(v, 2, -1) OVER (PARTITION BY k ORDER BY i)                            | -1 -1 1 2 2 -1 -1
            lead(v) OVER (PARTITION BY k ORDER BY i)                                  | 2 2 4 7 null null null
            nth_value(v, 2) OVER (PARTITION BY k ORDER BY i)                          | null 2 2 2 2 null null
            first(v) OVER (PARTITION BY k ORDER BY i DESC)                            | 7 7 7 7 7 null null
            sum(v) OVER (PARTITION BY k)                                              | 16 16 16 16 16 3 3
            sum(v) OVER (PARTITION BY k ORDER BY v)                                   | 1 5 5 9 16 3 null
            sum(v) OVER (PARTITION BY k ORDER BY v, i ROWS UNBOUNDED PRECEDING)       | 1 3 5 9 16 3 null
            sum(v) OVER (PARTITION BY k ORDER BY i ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) | 3 5 8 13 11 3 3
            sum(v) OVER (PARTITION BY k ORDER BY v RANGE BETWEEN 1 PRECEDING AND 2 FOLLOWING) | 5 9 9 4 7 3 null
            sum(v) OVER (PARTITION BY k ORDER BY v DESC RANGE BETWEEN 2 PRECEDING AND CURRENT ROW) | 5 8 8 4 7 3 null
            sum(v) OVER (PARTITION BY k ORDER BY i ROWS BETWEEN 2 FOLLOWING AND 3 FOLLOWING) | 6 11 7 null null null null
            count(*) OVER ()                                                          | 7 7 7 7 7 7 7
            max(v) OVER (ORDER BY i) - min(v) OVER (ORDER BY i)                       | 0 1 1 3 6 6 6
            """)
    void isComputed(String function, String expected) {
        List<Row> rows = collect("SELECT i, " + function + " AS x FROM t ORDER BY i");
        List<String> values = new ArrayList<>();
        rows.forEach(row -> values.add(String.valueOf(row.get(1))));
        assertThat(String.join(" ", values)).isEqualTo(expected);
    }

    private static List<Row> collect(String sql) {
        try (PlanTester tester = new PlanTester()
                .table(
                        "t",
                        "i INT, k STRING, v INT",
                        Row.of(1, "a", 1),
                        Row.of(2, "a", 2),
                        Row.of(3, "a", 2),
                        Row.of(4, "a", 4),
                        Row.of(5, "a", 7),
                        Row.of(6, "b", 3),
                        Row.of(7, "b", null))) {
            return tester.collect(sql);
        }
    }

    @Test
    void readsAggregatesOfTheSameSelect() {
        assertThat(collect("SELECT k, sum(v) AS s, rank() OVER (ORDER BY sum(v)) AS r FROM t GROUP BY k ORDER BY k"))
                .containsExactly(Row.of("a", 16L, 2), Row.of("b", 3L, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            row_number() OVER (PARTITION BY k) | needs an order
            upper(k) OVER (PARTITION BY k) | no meaning OVER
            count(DISTINCT v) OVER (PARTITION BY k) | neither DISTINCT nor FILTER
            lag(v, i) OVER (ORDER BY i) | not a whole number
            sum(v) OVER (ORDER BY i ROWS BETWEEN 1 FOLLOWING AND 1 PRECEDING) | ends before it begins
            sum(v) OVER (ORDER BY i, v RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) | needs one order
            """)
    void isRefused(String function, String message) {
        VirtaException refusal =
                catchThrowableOfType(VirtaException.class, () -> collect("SELECT " + function + " FROM t"));
        assertThat(refusal).isNotNull().hasMessageContaining(message);
        assertThat(refusal.hint()).isNotBlank();
    }
}
