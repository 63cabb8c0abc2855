package io.virta.api;

import static io.virta.api.functions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.api.streaming.Trigger;
import io.virta.connector.memory.MemoryStream;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import io.virta.types.StructType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Functions OVER windows of rows in Java compute what the same SQL does. */
@Timeout(60)
class WindowSpecTest {
    private static final StructType SCHEMA = SqlParser.parseSchema("t TIMESTAMP, k STRING, v INT");
    private static VirtaSession session;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        session = Sessions.utc();
        session.createDataFrame(rows(), SCHEMA).createOrReplaceTempView("readings");
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    private static List<Row> rows() {
        return IntStream.range(0, 12)
                .mapToObj(i -> Row.of(Instant.ofEpochSecond(1_700_000_000L + 20L * i), "k" + i % 2, i * 7 % 5))
                .toList();
    }

    private static void check(Column column, String sql) {
        DataFrame readings = session.table("readings");
        assertThat(readings.select(col("t"), column.as("x")).collectAsList())
                .as(sql)
                .containsExactlyInAnyOrderElementsOf(
                        session.sql("SELECT t, " + sql + " AS x FROM readings").collectAsList());
    }

    @Test
    void computesWhatSqlDoes() {
        WindowSpec byTime = Window.partitionBy("k").orderBy("t");
        check(row_number().over(byTime), "row_number() OVER (PARTITION BY k ORDER BY t)");
        check(rank().over(Window.orderBy(col("v").desc())), "rank() OVER (ORDER BY v DESC)");
        check(
                dense_rank().over(Window.partitionBy(col("k")).orderBy(col("v"))),
                "dense_rank() OVER (PARTITION BY k ORDER BY v)");
        check(percent_rank().over(Window.orderBy("v")), "percent_rank() OVER (ORDER BY v)");
        check(cume_dist().over(Window.orderBy("v")), "cume_dist() OVER (ORDER BY v)");
        check(ntile(3).over(byTime), "ntile(3) OVER (PARTITION BY k ORDER BY t)");
        check(lag("v", 1).over(byTime), "lag(v) OVER (PARTITION BY k ORDER BY t)");
        check(lead(col("v"), 2, -1).over(byTime), "lead(v, 2, -1) OVER (PARTITION BY k ORDER BY t)");
        check(sum("v").over(), "sum(v) OVER ()");
        check(sum("v").over(byTime), "sum(v) OVER (PARTITION BY k ORDER BY t)");
        check(
                sum("v").over(byTime.rowsBetween(Window.unboundedPreceding(), -1)),
                "sum(v) OVER (PARTITION BY k ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)");
        check(
                max("v").over(byTime.rowsBetween(Window.currentRow(), Window.unboundedFollowing())),
                "max(v) OVER (PARTITION BY k ORDER BY t ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)");
        check(
                sum("v").over(Window.orderBy("v").rangeBetween(-1, 1)),
                "sum(v) OVER (ORDER BY v RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING)");
        check(
                nth_value(col("v"), 2).over(byTime.rangeBetween(Duration.ofMinutes(-1), Duration.ZERO)),
                "nth_value(v, 2) OVER (PARTITION BY k ORDER BY t RANGE BETWEEN INTERVAL 1 MINUTE PRECEDING AND CURRENT ROW)");
    }

    @Test
    void runsOverStreamsInTheOrderOfEventTime() {
        MemoryStream stream = new MemoryStream("readings", SCHEMA);
        List<Row> written = Collections.synchronizedList(new ArrayList<>());
        DataFrame query = session.fromTable(stream)
                .withWatermark("t", "30 seconds")
                .withColumn("before", lag("v", 1).over(Window.partitionBy("k").orderBy("t")))
                .select("k", "v", "before");
        List<Row> all = rows();
        for (List<Row> added : List.of(all.subList(0, 5), all.subList(5, 12))) {
            stream.add(added);
            query.writeStream()
                    .foreachBatch((rows, epoch) -> written.addAll(rows.collectAsList()))
                    .option(
                            "checkpointLocation",
                            directory.resolve("checkpoint").toString())
                    .trigger(Trigger.AvailableNow())
                    .start()
                    .awaitTermination();
        }
        // The watermark ends 30 seconds before the last row.
        assertThat(written)
                .containsExactlyInAnyOrderElementsOf(
                        session.sql("SELECT k, v, lag(v) OVER (PARTITION BY k ORDER BY t) AS before FROM readings"
                                        + " WHERE t <= timestamp_seconds(1700000190)")
                                .collectAsList());
    }

    @Test
    void tellsWhatIsWrong() {
        WindowSpec two = Window.orderBy("t", "v");
        assertThatThrownBy(() -> sum("v").over(two.rangeBetween(-1, 0)))
                .isInstanceOf(VirtaException.class)
                .hasMessageContaining("one order");
        assertThatThrownBy(() -> two.rowsBetween(1, -1))
                .isInstanceOf(VirtaException.class)
                .hasMessageContaining("ends before it begins");
        assertThatThrownBy(() -> col("v").over(two))
                .isInstanceOf(VirtaException.class)
                .hasMessageContaining("is no function");
    }
}
