package io.virta.app.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.Trigger;
import io.virta.row.Row;
import io.virta.types.DataTypes;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Streams of files, of tables, and of the rate source. */
@Timeout(90)
class SourcesTest {
    private static final VirtaSession spark = Runs.session();
    private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");

    @TempDir
    private Path directory;

    private Path incoming;

    @BeforeEach
    void makeDirectory() throws IOException {
        incoming = Files.createDirectory(directory.resolve("incoming"));
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void readsJsonWithASchemaOfSql() throws IOException {
        write("a.json", "{\"key\": 1, \"value\": 10}\n{\"key\": 2, \"value\": 20}\n", 0);
        String fileSchema = "key INT, value INT";
        DataFrame inputDF = spark.readStream().format("json").schema(fileSchema).load(incoming.toString());
        assertThat(Runs.output(inputDF, "append")).containsExactly(Row.of(1, 10), Row.of(2, 20));
    }

    @Test
    void readsJsonWithASchemaOfFields() throws IOException {
        spark.conf().set("spark.sql.streaming.schemaInference", "false");
        write("a.json", "{\"timestamp\": \"2024-03-01T12:00:00Z\", \"user_id\": \"u1\", \"action\": \"view\"}\n", 0);
        StructType schema = new StructType(List.of(
                new StructField("timestamp", DataTypes.TimestampType, true),
                new StructField("user_id", DataTypes.StringType, true),
                new StructField("action", DataTypes.StringType, true)));
        DataFrame df = spark.readStream().schema(schema).format("json").load(incoming.toString());
        assertThat(Runs.output(df, "append")).containsExactly(Row.of(NOON, "u1", "view"));
    }

    @Test
    void infersTheSchemaOfFilesThatAreThere() throws IOException {
        write("a.json", "{\"id\": 1, \"name\": \"x\"}\n", 0);
        DataFrame df = spark.readStream()
                .format("json")
                .option("inferSchema", "true")
                .option("path", incoming.toString())
                .option("maxFilesPerTrigger", 1)
                .load();
        assertThat(df.schema().toDDL()).isEqualTo("id BIGINT, name STRING");
        assertThat(Runs.output(df, "append")).containsExactly(Row.of(1L, "x"));
    }

    @Test
    void keepsTheInferredSchemaOverRestartsAndLetsItGrow() throws IOException {
        write("a.json", "{\"id\": 1}\n", 1);
        assertThat(ingested()).containsExactly("{\"id\":1}");
        write("b.json", "{\"city\": \"Rome\", \"id\": 2}\n", 2);
        assertThat(ingested()).containsExactlyInAnyOrder("{\"id\":1}", "{\"id\":2,\"city\":\"Rome\"}");
    }

    /** Starts the query again, and reads all that it has written so far. */
    private List<String> ingested() {
        spark.readStream()
                .format("json")
                .option("schemaLocation", directory.resolve("schema").toString())
                .load(incoming.toString())
                .writeStream()
                .format("json")
                .option("checkpointLocation", directory.resolve("checkpoint").toString())
                .trigger(Trigger.AvailableNow())
                .start(directory.resolve("out").toString())
                .awaitTermination();
        return spark.read().text(directory.resolve("out").toString()).collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    @Test
    void readsCsvWithAHeader() throws IOException {
        write("a.csv", "id,city\n1,Rome\n2,Oslo\n", 0);
        DataFrame df = spark.readStream()
                .format("csv")
                .schema("id INT, city STRING")
                .option("path", incoming.toString())
                .option("header", "true")
                .load();
        assertThat(Runs.output(df, "append")).containsExactly(Row.of(1, "Rome"), Row.of(2, "Oslo"));
    }

    @Test
    void readsTheNewestFilesFirstSoManyAnEpoch() throws IOException {
        write("a.json", "{\"n\": 1}\n", 1);
        write("b.json", "{\"n\": 2}\n", 2);
        write("c.json", "{\"n\": 3}\n", 3);
        DataFrame df = spark.readStream()
                .format("json")
                .schema("n INT")
                .option("path", incoming.toString())
                .option("maxFilesPerTrigger", 2)
                .option("latestFirst", "true")
                .option("fileNameOnly", "false")
                .load();
        List<List<Row>> epochs = new ArrayList<>();
        df.writeStream()
                .trigger(Trigger.AvailableNow())
                .foreachBatch((batch, id) -> epochs.add(batch.collectAsList()))
                .start()
                .awaitTermination();
        assertThat(epochs).hasSize(2);
        assertThat(epochs.get(0)).containsExactlyInAnyOrder(Row.of(3), Row.of(2));
        assertThat(epochs.get(1)).containsExactly(Row.of(1));
    }

    @Test
    void readsATableOfTheWarehouseAsAStreamAndAsItIs() {
        spark.conf()
                .set("spark.sql.warehouse.dir", directory.resolve("warehouse").toString());
        spark.range(3).write().saveAsTable("numbers");
        assertThat(spark.read().table("numbers").count()).isEqualTo(3);
        DataFrame stream = spark.readStream().table("numbers");
        assertThat(stream.isStreaming()).isTrue();
        assertThat(Runs.output(stream, "append")).containsExactlyInAnyOrder(Row.of(0L), Row.of(1L), Row.of(2L));
    }

    @Test
    void generatesRowsAtARate() {
        DataFrame rateStream = spark.readStream()
                .format("rate")
                .option("rowsPerSecond", 1000)
                .option("numPartitions", 10)
                .option("rampUpTime", "0s")
                .load();
        assertThat(rateStream.isStreaming()).isTrue();
        assertThat(rateStream.schema().toDDL()).isEqualTo("timestamp TIMESTAMP, value BIGINT");
        rateStream.printSchema();
        StreamingQuery query = rateStream
                .writeStream()
                .outputMode("append")
                .format("memory")
                .queryName("ticks")
                .start();
        while (spark.table("ticks").count() < 20) {
            query.processAllAvailable();
            query.awaitTermination(5);
        }
        query.stop();
        assertThat(spark.sql("SELECT min(value), max(value) - count(*) FROM ticks")
                        .first())
                .isEqualTo(Row.of(0L, -1L));
    }

    private void write(String name, String text, int minute) throws IOException {
        Path file = Files.writeString(incoming.resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.from(NOON.plusSeconds(60L * minute)));
    }
}
