package io.virta.api;

import static io.virta.api.functions.avg;
import static io.virta.api.functions.col;
import static io.virta.api.functions.count;
import static io.virta.api.functions.explode;
import static io.virta.api.functions.expr;
import static io.virta.api.functions.lit;
import static io.virta.api.functions.max;
import static io.virta.api.functions.split;
import static io.virta.api.functions.sum;
import static io.virta.api.functions.when;
import static io.virta.api.functions.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.virta.row.Row;
import io.virta.sql.SqlParser;
import io.virta.types.StructType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DataFrameTest {
    private final VirtaSession session = Sessions.atNow();

    @AfterEach
    void stop() {
        session.stop();
    }

    private DataFrame rows(String ddl, Row... rows) {
        StructType schema = SqlParser.parseSchema(ddl);
        return session.createDataFrame(List.of(rows), schema);
    }

    private DataFrame readings() {
        return rows(
                "ts TIMESTAMP, room STRING, temperature DOUBLE, humidity INT",
                Row.of(Instant.parse("2024-03-01T10:00:01Z"), "a", 20.5, 50),
                Row.of(Instant.parse("2024-03-01T10:00:09Z"), "b", 26.0, 60),
                Row.of(Instant.parse("2024-03-01T10:00:12Z"), "a", 21.5, 55),
                Row.of(Instant.parse("2024-03-01T10:00:13Z"), "a", null, null));
    }

    @Test
    void selectsFiltersAndComputes() {
        DataFrame alerts = readings()
                .filter(col("temperature").gt(21))
                .select(
                        col("room"),
                        col("temperature").multiply(9).divide(5).plus(32).alias("fahrenheit"),
                        lit("hot").as("alert"));
        assertThat(alerts.columns()).containsExactly("room", "fahrenheit", "alert");
        assertThat(alerts.collectAsList()).containsExactly(Row.of("b", 78.8, "hot"), Row.of("a", 70.7, "hot"));
    }

    @Test
    void countsWords() {
        DataFrame lines = rows("value STRING", Row.of("to be or"), Row.of("not to be"));
        DataFrame words = lines.select(explode(split(lines.col("value"), " ")).alias("word"));
        assertThat(words.groupBy("word").count().orderBy("word").collectAsList())
                .containsExactly(Row.of("be", 2L), Row.of("not", 1L), Row.of("or", 1L), Row.of("to", 2L));
    }

    @Test
    void aggregatesByWindowAndRoom() {
        DataFrame windows = readings()
                .withWatermark("ts", "30 seconds")
                .groupBy(window(col("ts"), "10 seconds"), col("room"))
                .agg(count("*").alias("count"), avg("temperature").alias("avg_temp"))
                .select(
                        col("room"),
                        col("window.start").alias("start"),
                        col("window.end").alias("end"),
                        col("count"),
                        col("avg_temp"))
                .orderBy("start", "room");
        assertThat(windows.collectAsList())
                .containsExactly(
                        Row.of(
                                "a",
                                Instant.parse("2024-03-01T10:00:00Z"),
                                Instant.parse("2024-03-01T10:00:10Z"),
                                1L,
                                20.5),
                        Row.of(
                                "b",
                                Instant.parse("2024-03-01T10:00:00Z"),
                                Instant.parse("2024-03-01T10:00:10Z"),
                                1L,
                                26.0),
                        Row.of(
                                "a",
                                Instant.parse("2024-03-01T10:00:10Z"),
                                Instant.parse("2024-03-01T10:00:20Z"),
                                2L,
                                21.5));
    }

    @Test
    void groupsByShortcutsAndMaps() {
        DataFrame grouped = readings().groupBy("room").max("temperature").orderBy("room");
        assertThat(grouped.columns()).containsExactly("room", "max(temperature)");
        assertThat(grouped.collectAsList()).containsExactly(Row.of("a", 21.5), Row.of("b", 26.0));
        assertThat(readings().agg(Map.of("humidity", "sum")).first()).isEqualTo(Row.of(165L));
        assertThat(readings().groupBy("room").sum().columns())
                .containsExactly("room", "sum(temperature)", "sum(humidity)");
    }

    @Test
    void addsRenamesAndDropsColumns() {
        DataFrame changed = readings()
                .withColumn("name", expr("concat('Room_', room)"))
                .withColumn("humidity", col("humidity").plus(1))
                .withColumnRenamed("temperature", "t")
                .drop("ts", "nothing");
        assertThat(changed.columns()).containsExactly("room", "t", "humidity", "name");
        assertThat(changed.first()).isEqualTo(Row.of("a", 20.5, 51, "Room_a"));
    }

    @Test
    void branchesWithWhen() {
        DataFrame levels = readings()
                .select(when(col("temperature").gt(25), "hot")
                        .when(col("temperature").gt(21), "warm")
                        .otherwise("cool")
                        .as("level"));
        assertThat(levels.collectAsList())
                .containsExactly(Row.of("cool"), Row.of("hot"), Row.of("warm"), Row.of("cool"));
    }

    @Test
    void joinsByNameByConditionAndByAlias() {
        DataFrame rooms = rows("room STRING, floor INT", Row.of("a", 1), Row.of("c", 3));
        assertThat(readings()
                        .join(rooms, "room")
                        .select("room", "floor")
                        .distinct()
                        .collectAsList())
                .containsExactly(Row.of("a", 1));
        DataFrame readings = readings();
        assertThat(readings.join(rooms, readings.col("room").equalTo(rooms.col("room")), "leftOuter")
                        .count())
                .isEqualTo(4);
        assertThat(rooms.as("l")
                        .join(rooms.as("r"), expr("l.floor < r.floor"))
                        .select("l.room", "r.room")
                        .collectAsList())
                .containsExactly(Row.of("a", "c"));
        assertThat(rooms.join(readings(), List.of("room"), "left_anti").collectAsList())
                .containsExactly(Row.of("c", 3));
    }

    @Test
    void unitesAndDeduplicates() {
        DataFrame once = rows("a INT, b INT", Row.of(1, 2));
        DataFrame twisted = rows("b INT, a INT", Row.of(2, 1));
        assertThat(once.unionByName(twisted).distinct().collectAsList()).containsExactly(Row.of(1, 2));
        assertThat(once.union(twisted).dropDuplicates("a").count()).isEqualTo(2);
    }

    @Test
    void queriesViewsWithSql() {
        readings().createOrReplaceTempView("readings");
        assertThat(session.sql("SELECT room, COUNT(*) AS n FROM readings GROUP BY room HAVING COUNT(*) > 1")
                        .collectAsList())
                .containsExactly(Row.of("a", 3L));
        assertThat(session.table("READINGS").count()).isEqualTo(4);
        assertThat(session.catalog().listTables()).containsExactly("readings");
    }

    @Test
    void fillsAndDropsNulls() {
        assertThat(readings().na().drop().count()).isEqualTo(3);
        assertThat(readings()
                        .na()
                        .fill(0)
                        .filter("temperature = 0 AND humidity = 0")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void callsFunctionsOfTheUsers() {
        session.udf().register("twice", (Integer x) -> x == null ? null : 2 * x, io.virta.types.DataTypes.IntegerType);
        UserDefinedFunction label =
                functions.udf((String room, Integer humidity) -> room + humidity, io.virta.types.DataTypes.StringType);
        assertThat(readings().selectExpr("twice(humidity) AS x").limit(1).collectAsList())
                .containsExactly(Row.of(100));
        assertThat(readings().select(label.apply(col("room"), col("humidity"))).first())
                .isEqualTo(Row.of("a50"));
    }

    @Test
    void totalsWithRollup() {
        assertThat(readings()
                        .rollup("room")
                        .agg(sum("humidity").as("h"))
                        .orderBy("room")
                        .collectAsList())
                .containsExactly(Row.of(null, 165L), Row.of("a", 105L), Row.of("b", 60L));
    }

    @Test
    void countsRanges() {
        assertThat(session.range(10_000).count()).isEqualTo(10_000);
        assertThat(session.range(5, 0, -2).collectAsList()).containsExactly(Row.of(5L), Row.of(3L), Row.of(1L));
        assertThat(session.range(0).isEmpty()).isTrue();
        assertThat(session.range(3).agg(max("id")).first()).isEqualTo(Row.of(2L));
    }
}
