package io.virta.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.virta.api.streaming.StateOperatorProgress;
import io.virta.api.streaming.StreamingQuery;
import io.virta.connector.memory.MemoryStream;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Joins and deduplication with a memory budget that nothing fits: the rest is in RocksDB, over restarts on other numbers of shards. */
@Timeout(60)
class SpilledStateTest {
    private static final int EPOCHS = 4;

    @TempDir
    Path directory;

    private final MemoryStream orders = new MemoryStream("orders", SqlParser.parseSchema("id INT, ordered TIMESTAMP"));
    private final MemoryStream payments = new MemoryStream("payments", SqlParser.parseSchema("id INT, paid TIMESTAMP"));
    private final Queue<Row> result = new ConcurrentLinkedQueue<>();

    @Test
    void aJoinFindsRowsThatAreOnDiskAndEmitsThoseWithoutAMatch() {
        VirtaSession session = session();
        session.fromTable(orders).withWatermark("ordered", "1000 seconds").createOrReplaceTempView("orders");
        session.fromTable(payments).withWatermark("paid", "1000 seconds").createOrReplaceTempView("payments");
        DataFrame join = session.sql("SELECT o.id, p.paid FROM orders o LEFT JOIN payments p "
                + "ON o.id = p.id AND p.paid BETWEEN o.ordered AND o.ordered + INTERVAL 100 SECONDS");
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            StreamingQuery query = start(session, join, epoch);
            // Every second order is paid, an epoch later.
            orders.add(rows(1000 * epoch, 1, 20L * epoch));
            if (epoch > 0) {
                payments.add(rows(1000 * (epoch - 1), 2, 20L * epoch));
            }
            query.processAllAvailable();
            StateOperatorProgress state = query.lastProgress().stateOperators()[0];
            assertThat(state.numRowsTotal()).isEqualTo(1000L * (epoch + 1) + 500L * epoch);
            assertThat(state.customMetrics().get(StateOperatorProgress.SPILLED_ROWS))
                    .isEqualTo(state.numRowsTotal());
            assertThat(query.lastProgress().json()).contains("\"spilledRows\":" + state.numRowsTotal());
            query.stop();
        }
        assertThat(result).hasSize(500 * (EPOCHS - 1)).noneMatch(row -> row.isNullAt(1));

        StreamingQuery query = start(session, join, EPOCHS);
        orders.add(Row.of(-1, at(3000)));
        payments.add(Row.of(-2, at(3000)));
        query.processAllAvailable();
        assertThat(query.lastProgress().stateOperators()[0].numRowsTotal()).isEqualTo(2);
        session.stop();
        assertThat(result.stream().filter(row -> row.isNullAt(1)).map(row -> (int) row.get(0)))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 1000 * EPOCHS)
                        .filter(id -> id % 2 > 0 || id >= 1000 * (EPOCHS - 1))
                        .boxed()
                        .toList());
    }

    @Test
    void deduplicationKnowsKeysThatAreOnDiskUntilTheWatermarkForgetsThem() {
        VirtaSession session = session();
        DataFrame distinct = session.fromTable(orders)
                .withWatermark("ordered", "100 seconds")
                .dropDuplicatesWithinWatermark("id");
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            StreamingQuery query = start(session, distinct, epoch);
            orders.add(rows(500 * epoch, 1, 20L * epoch));
            query.processAllAvailable();
            StateOperatorProgress state = query.lastProgress().stateOperators()[0];
            assertThat(state.numRowsTotal()).isEqualTo(1000 + 500L * epoch);
            assertThat(state.customMetrics().get(StateOperatorProgress.SPILLED_ROWS))
                    .isEqualTo(state.numRowsTotal());
            query.stop();
        }
        StreamingQuery query = start(session, distinct, EPOCHS);
        orders.add(Row.of(-1, at(221)));
        query.processAllAvailable();
        assertThat(query.lastProgress().stateOperators()[0].numRowsTotal()).isEqualTo(1001);
        session.stop();
        assertThat(result.stream().map(row -> (int) row.get(0)))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(-1, 500 * (EPOCHS + 1)).boxed().toList());
    }

    private static VirtaSession session() {
        return VirtaSession.builder()
                .config(ConfigFactory.empty())
                .config("virta.session.time-zone", "UTC")
                .config("virta.state.store", "rocksdb")
                .config("virta.state.memory-budget", "1")
                .create();
    }

    private StreamingQuery start(VirtaSession session, DataFrame rows, int run) {
        session.conf().set("virta.execution.shards", Integer.toString(1 + run % 3));
        return rows.writeStream()
                .outputMode("append")
                .option("checkpointLocation", directory.resolve("checkpoint").toString())
                .foreachBatch((batch, epoch) -> result.addAll(batch.collectAsList()))
                .start();
    }

    private static Row[] rows(int first, int step, long second) {
        return IntStream.range(0, 1000 / step)
                .mapToObj(i -> Row.of(first + step * i, at(second)))
                .toArray(Row[]::new);
    }

    private static Instant at(long second) {
        return Instant.parse("2024-03-01T12:00:00Z").plusSeconds(second);
    }
}
