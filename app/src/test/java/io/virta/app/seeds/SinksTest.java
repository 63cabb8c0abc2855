package io.virta.app.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.api.DataFrame;
import io.virta.api.ForeachWriter;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.StreamingQueryException;
import io.virta.api.streaming.Trigger;
import io.virta.row.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where rows go: files, tables, the console, and code of the user's. */
@Timeout(90)
class SinksTest {
    private static final VirtaSession spark = Runs.session();

    @TempDir
    private Path directory;

    @BeforeEach
    void useWarehouse() {
        spark.conf()
                .set("spark.sql.warehouse.dir", directory.resolve("warehouse").toString());
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static DataFrame days() {
        return Runs.stream(spark, "id INT, year INT, month INT", Row.of(1, 2024, 3), Row.of(2, 2024, 4));
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    @Test
    void writesPartitionedFiles() {
        days().writeStream()
                .format("json")
                .option("path", path("output"))
                .option("checkpointLocation", path("checkpoint"))
                .partitionBy("year", "month")
                .trigger(Trigger.AvailableNow())
                .start()
                .awaitTermination();
        assertThat(directory.resolve("output/year=2024/month=3")).isDirectory();
        assertThat(spark.read()
                        .schema("id INT, year INT, month INT")
                        .json(path("output"))
                        .where("month = 4")
                        .collectAsList())
                .containsExactly(Row.of(2, 2024, 4));
    }

    @Test
    void writesCsvFiles() {
        days().writeStream()
                .format("csv")
                .option("header", "true")
                .option("checkpointLocation", path("checkpoint"))
                .trigger(Trigger.AvailableNow())
                .start(path("output"))
                .awaitTermination();
        assertThat(spark.read().option("header", "true").csv(path("output")).count())
                .isEqualTo(2);
    }

    @Test
    void writesIntoATableUnderBothNamesOfTheMethod() {
        for (String name : List.of("streaming_output", "catalog.schema.streaming_output")) {
            days().writeStream()
                    .outputMode("append")
                    .option("checkpointLocation", path("checkpoint-" + name))
                    .trigger(Trigger.AvailableNow())
                    .table(name)
                    .awaitTermination();
            days().writeStream()
                    .option("checkpointLocation", path("second-checkpoint-" + name))
                    .trigger(Trigger.AvailableNow())
                    .toTable(name)
                    .awaitTermination();
            assertThat(spark.table(name).count()).isEqualTo(4);
        }
    }

    @Test
    void printsOnTheConsole() {
        days().writeStream()
                .format("console")
                .option("numRows", 20)
                .option("truncate", "false")
                .trigger(Trigger.AvailableNow())
                .start()
                .awaitTermination();
        days().groupBy("year")
                .count()
                .writeStream()
                .format("console")
                .outputMode("update")
                .option("truncate", false)
                .trigger(Trigger.AvailableNow())
                .start()
                .awaitTermination();
    }

    @Test
    void handsEachEpochToAFunction() {
        List<String> alerts = new ArrayList<>();
        days().writeStream()
                .foreachBatch((batch, batchId) -> {
                    batch.write().format("json").mode("append").saveAsTable("target_table");
                    if (batch.count() > 1) {
                        alerts.add("High volume detected");
                    }
                })
                .option("checkpointLocation", path("checkpoint"))
                .trigger(Trigger.AvailableNow())
                .start()
                .awaitTermination();
        assertThat(spark.table("target_table").count()).isEqualTo(2);
        assertThat(alerts).containsExactly("High volume detected");
    }

    @Test
    void writesWhatAnEpochUpdatedWithTheBatchWriter() {
        days().groupBy("year")
                .count()
                .writeStream()
                .foreachBatch((updatedCounts, batchId) -> updatedCounts
                        .write()
                        .format("json")
                        .mode("append")
                        .option("path", path("counts"))
                        .save())
                .outputMode("update")
                .option("checkpointLocation", path("checkpoint"))
                .trigger(Trigger.AvailableNow())
                .start()
                .awaitTermination();
        assertThat(spark.read()
                        .schema("year INT, count BIGINT")
                        .json(path("counts"))
                        .collectAsList())
                .containsExactly(Row.of(2024, 2L));
    }

    @Test
    void mergesAnEpochIntoATableByItsKey() {
        spark.createDataFrame(List.of(Row.of(1, 1999, 1), Row.of(9, 1999, 9)), days().schema())
                .write()
                .saveAsTable("target");
        days().writeStream()
                .foreachBatch((source, batchId) -> {
                    List<Row> merged = spark.table("target")
                            .join(source, "id", "left_anti")
                            .unionByName(source)
                            .collectAsList();
                    spark.createDataFrame(merged, source.schema())
                            .write()
                            .mode("overwrite")
                            .saveAsTable("target");
                })
                .option("checkpointLocation", path("checkpoint"))
                .trigger(Trigger.AvailableNow())
                .start()
                .awaitTermination();
        assertThat(spark.table("target").collectAsList())
                .containsExactlyInAnyOrder(Row.of(9, 1999, 9), Row.of(1, 2024, 3), Row.of(2, 2024, 4));
    }

    @Test
    void triesAnEpochAgainAndGivesUpInTheEnd() {
        AtomicInteger attempts = new AtomicInteger();
        List<Row> written = new CopyOnWriteArrayList<>();
        days().writeStream()
                .foreachBatch((batch, batchId) -> withRetries(3, () -> {
                    if (attempts.incrementAndGet() < 3) {
                        throw new IllegalStateException("the other system is away");
                    }
                    written.addAll(batch.collectAsList());
                }))
                .trigger(Trigger.AvailableNow())
                .start()
                .awaitTermination();
        assertThat(attempts).hasValue(3);
        assertThat(written).hasSize(2);
        assertThatThrownBy(() -> days().writeStream()
                        .foreachBatch((batch, batchId) -> withRetries(3, () -> {
                            throw new IllegalStateException("the other system is away for good");
                        }))
                        .trigger(Trigger.AvailableNow())
                        .start()
                        .awaitTermination())
                .isInstanceOf(StreamingQueryException.class)
                .hasMessageContaining("away for good");
    }

    private static void withRetries(int maxRetries, Runnable write) {
        for (int attempt = 1; ; attempt++) {
            try {
                write.run();
                return;
            } catch (IllegalStateException e) {
                if (attempt == maxRetries) {
                    throw e;
                }
            }
        }
    }

    @Test
    void handsEachRowToAWriter() {
        List<Object> calls = new CopyOnWriteArrayList<>();
        days().writeStream()
                .foreach(new ForeachWriter<Row>() {
                    @Override
                    public boolean open(long partitionId, long epochId) {
                        calls.add("open");
                        return true;
                    }

                    @Override
                    public void process(Row row) {
                        calls.add(row.getAs("id"));
                    }

                    @Override
                    public void close(@Nullable Throwable error) {
                        calls.add("close");
                    }
                })
                .trigger(Trigger.AvailableNow())
                .start()
                .awaitTermination();
        assertThat(calls).contains("open", 1, 2, "close");
    }
}
