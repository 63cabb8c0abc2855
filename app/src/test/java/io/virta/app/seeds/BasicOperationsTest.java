package io.virta.app.seeds;

import static io.virta.api.functions.avg;
import static io.virta.api.functions.col;
import static io.virta.api.functions.count;
import static io.virta.api.functions.explode;
import static io.virta.api.functions.expr;
import static io.virta.api.functions.from_json;
import static io.virta.api.functions.lit;
import static io.virta.api.functions.udf;
import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.DataFrame;
import io.virta.api.UserDefinedFunction;
import io.virta.api.VirtaSession;
import io.virta.row.Row;
import io.virta.types.DataTypes;
import io.virta.types.StructType;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Columns and rows of a stream, chosen, computed and filtered: in Java, in SQL, and by functions of the user's. */
@Timeout(90)
class BasicOperationsTest {
    private static final VirtaSession spark = Runs.session();

    @AfterAll
    static void stop() {
        spark.stop();
    }

    /** Readings of five rooms, made of the rate source's rows. */
    static DataFrame sensors(DataFrame rateStream) {
        return rateStream
                .select(
                        col("timestamp"),
                        col("value"),
                        col("value").mod(5).cast("string").alias("room_id"),
                        lit(20).plus(col("value").mod(10))
                                .plus(col("value").mod(3).divide(10.0))
                                .alias("temperature"),
                        lit(50).plus(col("value").mod(20)).alias("humidity"))
                .withColumn("room_name", expr("concat('Room_', room_id)"))
                .select("timestamp", "room_name", "temperature", "humidity");
    }

    @Test
    void selectsAndFilters() {
        DataFrame people = Runs.stream(
                spark, "name STRING, age INT, city STRING", Row.of("Ada", 36, "London"), Row.of("Kim", 9, "Oslo"));
        assertThat(Runs.output(people.select("name", "age").where("age > 21"), "append"))
                .containsExactly(Row.of("Ada", 36));
    }

    @Test
    void makesReadingsOfTicks() {
        DataFrame sensors = sensors(Ticks.stream(spark, 5, 1, 1));
        assertThat(sensors.schema().toDDL())
                .isEqualTo("timestamp TIMESTAMP, room_name STRING, temperature DOUBLE, humidity BIGINT");
        assertThat(Runs.output(sensors, "append"))
                .startsWith(
                        Row.of(Ticks.START, "Room_0", 20.0, 50L),
                        Row.of(Ticks.START.plusMillis(200), "Room_1", 21.1, 51L));
    }

    @Test
    void alertsOfHighTemperatures() {
        DataFrame highTemp = sensors(Ticks.stream(spark, 10, 1, 1))
                .filter(col("temperature").gt(25))
                .select(
                        col("room_name"),
                        col("temperature"),
                        lit("HIGH TEMPERATURE ALERT").alias("alert_type"));
        assertThat(Runs.output(highTemp, "append"))
                .containsExactly(
                        Row.of("Room_0", 25.2, "HIGH TEMPERATURE ALERT"),
                        Row.of("Room_1", 26.0, "HIGH TEMPERATURE ALERT"),
                        Row.of("Room_2", 27.1, "HIGH TEMPERATURE ALERT"),
                        Row.of("Room_3", 28.2, "HIGH TEMPERATURE ALERT"),
                        Row.of("Room_4", 29.0, "HIGH TEMPERATURE ALERT"));
    }

    @Test
    void aggregatesInJavaAndInSql() {
        DataFrame products = Runs.stream(
                spark, "category STRING, price DOUBLE", Row.of("toys", 2.0), Row.of("toys", 4.0), Row.of("books", 9.0));
        DataFrame aggregated = products.groupBy("category")
                .agg(count("*").alias("count"), avg("price").alias("avg_price"));
        assertThat(Runs.output(aggregated, "complete"))
                .containsExactlyInAnyOrder(Row.of("toys", 2L, 3.0), Row.of("books", 1L, 9.0));

        products.createOrReplaceTempView("streaming_data");
        DataFrame result = spark.sql("SELECT category, COUNT(*) FROM streaming_data GROUP BY category");
        assertThat(Runs.output(result, "update")).containsExactlyInAnyOrder(Row.of("toys", 2L), Row.of("books", 1L));
    }

    @Test
    void tellsStreamsFromStaticRows() {
        assertThat(Ticks.stream(spark, 1, 1, 1).isStreaming()).isTrue();
        assertThat(spark.range(3).isStreaming()).isFalse();
    }

    @Test
    void parsesReadingsAndJudgesThemWithALambda() {
        StructType schema =
                new StructType().add("device", DataTypes.StringType).add("temperature", DataTypes.DoubleType);
        DataFrame parsed = Runs.stream(
                        spark,
                        "value STRING",
                        Row.of("{\"device\": \"d1\", \"temperature\": 120}"),
                        Row.of("{\"device\": \"d2\", \"temperature\": 90}"),
                        Row.of("{\"device\": \"d3\", \"temperature\": 60}"))
                .select(from_json(col("value").cast("string"), schema).alias("data"))
                .select("data.*")
                .filter(col("temperature").gt(75))
                .withColumn(
                        "temp_fahrenheit",
                        col("temperature").multiply(9).divide(5).plus(32));
        UserDefinedFunction classifySeverity =
                udf((Double temp) -> temp > 100 ? "Critical" : temp > 80 ? "Warning" : "Normal", DataTypes.StringType);
        List<Row> judged = List.of(Row.of("d1", 120.0, 248.0, "Critical"), Row.of("d2", 90.0, 194.0, "Warning"));
        assertThat(Runs.output(parsed.withColumn("severity", classifySeverity.apply(col("temperature"))), "append"))
                .isEqualTo(judged);

        spark.udf().register("classify_severity", classifySeverity);
        parsed.createOrReplaceTempView("readings");
        assertThat(Runs.output(
                        spark.sql("SELECT *, classify_severity(temperature) AS severity FROM readings"), "append"))
                .isEqualTo(judged);
    }

    @Test
    void explodesArraysAndDropsColumns() {
        DataFrame orders = Runs.stream(
                spark,
                "id INT, items ARRAY<STRUCT<sku: STRING, n: INT>>, note STRING",
                Row.of(1, List.of(Row.of("a", 2), Row.of("b", 1)), "x"));
        DataFrame items = orders.drop("note")
                .select(col("id"), explode(col("items")).alias("item"))
                .select("id", "item.sku", "item.n");
        assertThat(Runs.output(items, "append")).containsExactly(Row.of(1, "a", 2), Row.of(1, "b", 1));
    }

    @Test
    void repartitionsByAKey() {
        DataFrame rows = Runs.stream(spark, "partition_key STRING, n INT", Row.of("a", 1), Row.of("b", 2));
        assertThat(Runs.output(rows.repartition(col("partition_key")), "append"))
                .containsExactlyInAnyOrder(Row.of("a", 1), Row.of("b", 2));
    }
}
