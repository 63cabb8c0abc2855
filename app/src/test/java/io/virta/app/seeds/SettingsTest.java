package io.virta.app.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.VirtaSession;
import io.virta.api.streaming.StreamingQuery;
import io.virta.row.Row;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Spark's settings: those that mean something here take effect, the others are kept and do nothing. */
@Timeout(90)
class SettingsTest {
    @TempDir
    private Path directory;

    @Test
    void aSessionTakesSparksSettings() {
        try (VirtaSession spark = VirtaSession.builder()
                .appName("Spark Streaming Basics")
                .master("local[2]")
                .config("spark.driver.memory", "2g")
                .config("spark.sql.streaming.checkpointLocation", directory.toString())
                .config("spark.sql.streaming.checkpointLocation.deleteOnExit", "true")
                .create()) {
            assertThat(spark.version()).isNotEmpty();
            spark.conf().set("spark.sql.streaming.metricsEnabled", "true");
            spark.conf().set("spark.sql.streaming.numRecentProgressUpdates", "10");
            spark.conf().set("spark.sql.adaptive.enabled", "true");
            spark.conf().set("spark.sql.streaming.schemaInference", "false");
            spark.conf().set("spark.sql.streaming.stateStore.stateSchemaCheck", "false");
            spark.conf().set("spark.sql.shuffle.partitions", 3);
            assertThat(spark.conf().get("spark.driver.memory")).isEqualTo("2g");
            assertThat(spark.conf().isModifiable("spark.sql.adaptive.enabled")).isFalse();
            assertThat(spark.conf().get("virta.progress.recent")).isEqualTo("10");

            StreamingQuery query = Ticks.stream(spark, 5, 1, 2)
                    .groupBy("value")
                    .count()
                    .writeStream()
                    .queryName("counted")
                    .outputMode("update")
                    .format("console")
                    .start();
            query.processAllAvailable();
            assertThat(query.lastProgress()).isNotNull();
            assertThat(query.lastProgress().stateOperators()[0].numShufflePartitions())
                    .isEqualTo(3);
            query.stop();
            assertThat(directory.resolve("counted")).isDirectory();
        }
    }

    @Test
    void stateMovesToRocksDbByTheNameOfSparksProvider() {
        try (VirtaSession spark = Runs.session()) {
            spark.conf()
                    .set(
                            "spark.sql.streaming.stateStore.providerClass",
                            "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider");
            spark.conf().set("spark.sql.streaming.stateStore.rocksdb.changelogCheckpointing.enabled", "true");
            spark.conf().set("spark.sql.streaming.stateStore.rocksdb.compactOnCommit", "false");
            assertThat(spark.conf().get("virta.state.store")).isEqualTo("rocksdb");
            assertThat(Runs.output(Ticks.stream(spark, 2, 1, 1).groupBy().count(), "update"))
                    .containsExactly(Row.of(2L));
        }
    }
}
