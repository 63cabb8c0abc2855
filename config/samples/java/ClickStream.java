import static io.virta.api.functions.col;
import static io.virta.api.functions.expr;
import static io.virta.api.functions.window;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.StreamingQuery;
import java.util.concurrent.TimeUnit;

/**
 * Exercise: the clicks of a web shop, simulated with the rate source: actions per page in windows of 30 seconds, and each purchase as it happens.
 *
 * <pre>java -cp 'app/target/dist/lib/*' config/samples/java/ClickStream.java [seconds]      (app/bin/virta builds the library)</pre>
 *
 * <p>What to look at: the first query prints only the counts that changed, so that a window shows up again and again until it is over; the second prints each purchase once.
 */
public final class ClickStream {
    private ClickStream() {}

    /** Clicks with user, page and action, made of the rate source's rows. */
    public static DataFrame clicks(DataFrame ticks) {
        return ticks.select(
                col("timestamp"),
                col("value").mod(100).alias("user_id"),
                expr("CASE WHEN value % 5 = 0 THEN 'home' WHEN value % 5 = 1 THEN 'products' WHEN value % 5 = 2 THEN 'cart'"
                                + " WHEN value % 5 = 3 THEN 'checkout' ELSE 'about' END")
                        .alias("page"),
                expr("CASE WHEN value % 10 < 6 THEN 'view' WHEN value % 10 < 9 THEN 'click' ELSE 'purchase' END")
                        .alias("action"));
    }

    /** How many actions of each kind there were on each page in 30 seconds. */
    public static DataFrame actionsPerPage(DataFrame clicks) {
        return clicks.groupBy(window(col("timestamp"), "30 seconds"), col("page"), col("action"))
                .count()
                .select(col("window.start").alias("window_start"), col("page"), col("action"), col("count"));
    }

    /** The purchases alone. */
    public static DataFrame purchases(DataFrame clicks) {
        return clicks.filter(col("action").equalTo("purchase")).select("timestamp", "user_id", "page");
    }

    /** Runs both for as many seconds as the argument says. */
    public static void main(String[] arguments) {
        long seconds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 60;
        try (VirtaSession spark = VirtaSession.builder().appName("click-stream").create()) {
            DataFrame clicks = clicks(spark.readStream()
                    .format("rate")
                    .option("rowsPerSecond", 10)
                    .load());
            StreamingQuery counting = actionsPerPage(clicks)
                    .writeStream()
                    .outputMode("update")
                    .format("console")
                    .option("truncate", "false")
                    .start();
            StreamingQuery buying = purchases(clicks)
                    .writeStream()
                    .outputMode("append")
                    .format("console")
                    .option("truncate", "false")
                    .start();
            counting.awaitTermination(TimeUnit.SECONDS.toMillis(seconds));
            counting.stop();
            buying.stop();
        }
    }
}
