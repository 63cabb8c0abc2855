import static io.virta.api.functions.avg;
import static io.virta.api.functions.col;
import static io.virta.api.functions.expr;
import static io.virta.api.functions.lit;
import static io.virta.api.functions.max;
import static io.virta.api.functions.min;
import static io.virta.api.functions.sum;
import static io.virta.api.functions.window;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.Trigger;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Exercise: the prices of five stocks, simulated with the rate source: averages per minute, an alert for each minute in which a price moved by more than 5 %, and the three stocks with the greatest volume.
 *
 * <pre>java -cp 'app/target/dist/lib/*' config/samples/java/StockPrices.java [seconds]      (app/bin/virta builds the library)</pre>
 *
 * <p>What to look at: the averages come in update mode, while their minute is still running. The alerts come in append mode, each once, when the watermark has passed the end of the minute: the first
 * after more than three minutes. The leaders are the whole table each time.
 */
public final class StockPrices {
    private StockPrices() {}

    /** Trades with symbol, price and volume, made of the rate source's rows. */
    public static DataFrame trades(DataFrame ticks) {
        return ticks.select(
                col("timestamp"),
                expr("CASE WHEN value % 5 = 0 THEN 'AAPL' WHEN value % 5 = 1 THEN 'GOOGL' WHEN value % 5 = 2 THEN 'MSFT'"
                                + " WHEN value % 5 = 3 THEN 'AMZN' ELSE 'TSLA' END")
                        .alias("symbol"),
                lit(100).plus(col("value").mod(50))
                        .plus(col("value").mod(10).divide(10.0))
                        .alias("price"),
                lit(1000).plus(col("value").mod(500).multiply(100)).alias("volume"));
    }

    /** Prices and volume of each stock and minute. */
    public static DataFrame movingAverages(DataFrame trades) {
        return trades.withWatermark("timestamp", "2 minutes")
                .groupBy(window(col("timestamp"), "1 minute"), col("symbol"))
                .agg(
                        avg("price").alias("avg_price"),
                        min("price").alias("min_price"),
                        max("price").alias("max_price"),
                        sum("volume").alias("total_volume"))
                .withColumn(
                        "price_change_pct",
                        col("max_price").minus(col("min_price")).divide(col("min_price")).multiply(100))
                .select(
                        col("symbol"),
                        col("window.start").alias("window_start"),
                        col("avg_price"),
                        col("min_price"),
                        col("max_price"),
                        col("price_change_pct"),
                        col("total_volume"));
    }

    /** The minutes in which a price moved by more than 5 %. */
    public static DataFrame priceAlerts(DataFrame movingAverages) {
        return movingAverages
                .filter(col("price_change_pct").gt(5))
                .select(
                        col("symbol"),
                        col("window_start"),
                        col("price_change_pct"),
                        lit("SIGNIFICANT PRICE MOVEMENT").alias("alert"));
    }

    /** The three stocks that were traded most, for complete mode. */
    public static DataFrame volumeLeaders(DataFrame trades) {
        return trades.groupBy("symbol")
                .agg(sum("volume").alias("volume"))
                .orderBy(col("volume").desc())
                .limit(3);
    }

    /** Runs the three for as many seconds as the argument says. */
    public static void main(String[] arguments) {
        long seconds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 240;
        try (VirtaSession spark = VirtaSession.builder().appName("stock-prices").create()) {
            DataFrame trades = trades(spark.readStream()
                    .format("rate")
                    .option("rowsPerSecond", 15)
                    .load());
            DataFrame movingAverages = movingAverages(trades);
            List<StreamingQuery> queries = List.of(
                    onScreen(movingAverages, "update", "30 seconds"),
                    onScreen(priceAlerts(movingAverages), "append", "0 seconds"),
                    onScreen(volumeLeaders(trades), "complete", "30 seconds"));
            queries.get(0).awaitTermination(TimeUnit.SECONDS.toMillis(seconds));
            queries.forEach(StreamingQuery::stop);
        }
    }

    private static StreamingQuery onScreen(DataFrame rows, String outputMode, String interval) {
        return rows.writeStream()
                .outputMode(outputMode)
                .format("console")
                .option("truncate", "false")
                .trigger(Trigger.ProcessingTime(interval))
                .start();
    }
}
