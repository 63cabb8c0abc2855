package io.virta.app.seeds;

import static io.virta.api.functions.broadcast;
import static io.virta.api.functions.col;
import static io.virta.api.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.connector.memory.MemoryStream;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Streams joined with tables and with each other. */
@Timeout(90)
class JoinsTest {
    private static final VirtaSession spark = Runs.session();
    private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");

    @TempDir
    private Path directory;

    @BeforeEach
    void useWarehouse() {
        spark.conf().set("spark.sql.warehouse.dir", directory.toString());
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static DataFrame users() {
        return spark.createDataFrame(
                List.of(Row.of("u1", "Ada"), Row.of("u9", "Nil")),
                SqlParser.parseSchema("user_id STRING, name STRING"));
    }

    private static DataFrame events() {
        return Runs.stream(spark, "user_id STRING, action STRING", Row.of("u1", "buy"), Row.of("u2", "view"));
    }

    @Test
    void joinsAStreamOfATableWithATable() {
        users().write().saveAsTable("user_profiles");
        spark.createDataFrame(List.of(Row.of("u1", "buy")), SqlParser.parseSchema("user_id STRING, action STRING"))
                .write()
                .saveAsTable("user_events");
        DataFrame staticDf = spark.read().table("user_profiles");
        DataFrame streamingDf = spark.readStream().table("user_events");
        assertThat(Runs.output(streamingDf.join(staticDf, "user_id"), "append"))
                .containsExactly(Row.of("u1", "buy", "Ada"));
    }

    @Test
    void joinsAStreamWithStaticRowsInEachTypeThatStreamsAllow() {
        assertThat(Runs.output(events().join(broadcast(users()), "user_id"), "append"))
                .containsExactly(Row.of("u1", "buy", "Ada"));
        assertThat(Runs.output(events().join(users(), "user_id", "left"), "append"))
                .containsExactlyInAnyOrder(Row.of("u1", "buy", "Ada"), Row.of("u2", "view", null));
        assertThat(Runs.output(events().join(users(), "user_id", "left_semi"), "append"))
                .containsExactly(Row.of("u1", "buy"));
        assertThat(Runs.output(events().join(users(), "user_id", "left_anti"), "append"))
                .containsExactly(Row.of("u2", "view"));
        assertThat(Runs.output(users().join(events(), "user_id"), "append"))
                .containsExactly(Row.of("u1", "Ada", "buy"));
        assertThat(Runs.output(users().join(events(), "user_id", "right"), "append"))
                .containsExactlyInAnyOrder(Row.of("u1", "Ada", "buy"), Row.of("u2", null, "view"));
    }

    @Test
    void theStaticSideIsNotPreserved() {
        for (String type : List.of("right", "full")) {
            assertThatThrownBy(() -> Runs.output(events().join(users(), "user_id", type), "append"))
                    .isInstanceOf(VirtaException.class);
        }
    }

    @Test
    void enrichesWithATableOfACatalogue() {
        spark.createDataFrame(List.of(Row.of("p1", "Lamp")), SqlParser.parseSchema("product_id STRING, title STRING"))
                .write()
                .saveAsTable("catalog.schema.product_catalog");
        DataFrame sales = Runs.stream(spark, "product_id STRING, n INT", Row.of("p1", 2), Row.of("p2", 1));
        assertThat(Runs.output(
                        sales.join(spark.table("catalog.schema.product_catalog"), "product_id", "left"), "append"))
                .containsExactlyInAnyOrder(Row.of("p1", 2, "Lamp"), Row.of("p2", 1, null));
    }

    @Test
    void joinsImpressionsWithTheClicksOfTheHourAfter() {
        MemoryStream impressions =
                new MemoryStream("impressions", SqlParser.parseSchema("impression_id INT, imp_time TIMESTAMP"));
        MemoryStream clicks =
                new MemoryStream("clicks", SqlParser.parseSchema("click_impression_id INT, click_time TIMESTAMP"));
        impressions.add(Row.of(1, at(0)), Row.of(2, at(0)));
        clicks.add(Row.of(1, at(1)), Row.of(2, at(120)));
        DataFrame result = spark.fromTable(impressions)
                .withWatermark("imp_time", "2 hours")
                .join(spark.fromTable(clicks).withWatermark("click_time", "3 hours"), expr("""
                        impression_id = click_impression_id AND
                        click_time >= imp_time AND
                        click_time <= imp_time + interval 1 hour
                        """));
        assertThat(Runs.output(result, "append")).containsExactly(Row.of(1, at(0), 1, at(1)));
    }

    @Test
    void joinsRenamedSidesByATimeBetween() {
        DataFrame impressions =
                Runs.stream(spark, "adId INT, impressionTime TIMESTAMP", Row.of(1, at(0)), Row.of(2, at(0)));
        DataFrame clicks = Runs.stream(spark, "adId INT, clickTime TIMESTAMP", Row.of(1, at(60)), Row.of(2, at(61)));
        DataFrame impressionsWithWatermark = impressions
                .selectExpr("adId AS impressionAdId", "impressionTime")
                .withWatermark("impressionTime", "2 hours");
        DataFrame clicksWithWatermark =
                clicks.selectExpr("adId AS clickAdId", "clickTime").withWatermark("clickTime", "3 hours");
        DataFrame matched = impressionsWithWatermark.join(clicksWithWatermark, expr("""
                clickAdId = impressionAdId AND
                clickTime BETWEEN impressionTime AND
                impressionTime + interval 1 hour"""));
        assertThat(Runs.output(matched, "append")).containsExactly(Row.of(1, at(0), 1, at(60)));
    }

    @Test
    void joinsOrdersWithShipments() {
        DataFrame orders = Runs.stream(spark, "order_id INT, order_time TIMESTAMP", Row.of(7, at(0)));
        DataFrame shipments = Runs.stream(spark, "shipment_order_id INT, ship_time TIMESTAMP", Row.of(7, at(30)));
        DataFrame enriched = orders.withWatermark("order_time", "10 minutes")
                .join(shipments.withWatermark("ship_time", "15 minutes"), expr("""
                        order_id = shipment_order_id AND
                        ship_time >= order_time AND
                        ship_time <= order_time + interval 1 hour
                        """));
        assertThat(Runs.output(enriched, "append")).containsExactly(Row.of(7, at(0), 7, at(30)));
    }

    @Test
    void joinsTwoStreamsByTheirAliases() {
        String schema = "user_id STRING, event_time TIMESTAMP";
        MemoryStream first = new MemoryStream("first", SqlParser.parseSchema(schema));
        MemoryStream second = new MemoryStream("second", SqlParser.parseSchema(schema));
        first.add(Row.of("a", at(3)), Row.of("b", at(3)));
        second.add(Row.of("a", at(0)), Row.of("b", at(30)));
        first.add(Row.of("c", at(90)));
        second.add(Row.of("c", at(90)));
        DataFrame left =
                spark.fromTable(first).withWatermark("event_time", "10 minutes").alias("stream1");
        DataFrame right = spark.fromTable(second)
                .withWatermark("event_time", "10 minutes")
                .alias("stream2");
        DataFrame inner = left.join(right, expr("""
                        stream1.user_id = stream2.user_id AND
                        stream1.event_time >= stream2.event_time AND
                        stream1.event_time <= stream2.event_time + INTERVAL 5 MINUTES
                        """), "inner");
        assertThat(Runs.output(inner.select(col("stream1.user_id")), "append"))
                .containsExactlyInAnyOrder(Row.of("a"), Row.of("c"));
        String near = """
                stream1.user_id = stream2.user_id AND
                stream1.event_time >= stream2.event_time - INTERVAL 5 MINUTES AND
                stream1.event_time <= stream2.event_time + INTERVAL 5 MINUTES
                """;
        DataFrame outer = left.join(right, expr(near), "leftOuter");
        assertThat(Runs.output(outer.select(col("stream1.user_id"), col("stream2.event_time")), "append"))
                .containsExactlyInAnyOrder(Row.of("a", at(0)), Row.of("b", null), Row.of("c", at(90)));
        DataFrame semi = left.join(right, expr(near), "left_semi");
        assertThat(Runs.output(semi.select("user_id"), "append")).containsExactlyInAnyOrder(Row.of("a"), Row.of("c"));
    }
}
