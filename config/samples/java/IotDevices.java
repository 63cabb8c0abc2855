import static io.virta.api.functions.avg;
import static io.virta.api.functions.col;
import static io.virta.api.functions.count;
import static io.virta.api.functions.expr;
import static io.virta.api.functions.lit;
import static io.virta.api.functions.max;
import static io.virta.api.functions.min;
import static io.virta.api.functions.window;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.StreamingQuery;
import java.util.concurrent.TimeUnit;

/**
 * Exercise: readings of ten devices, simulated with the rate source: statistics in windows of two minutes, one each minute, final ones only.
 *
 * <pre>java -cp 'app/target/dist/lib/*' config/samples/java/IotDevices.java [seconds]      (app/bin/virta builds the library)</pre>
 *
 * <p>What to look at: nothing for two minutes, then a window, and another each minute: append mode writes a window once, when the watermark, one minute behind the latest reading, has passed its end. A
 * reading for a window that was written would be dropped, and counted in the progress that is printed last.
 */
public final class IotDevices {
    private IotDevices() {}

    /** Readings of devices, made of the rate source's rows. */
    public static DataFrame readings(DataFrame ticks) {
        return ticks.select(
                col("timestamp"),
                expr("concat('device_', cast(value % 10 as string))").alias("device_id"),
                expr("CASE WHEN value % 3 = 0 THEN 'temperature' WHEN value % 3 = 1 THEN 'humidity' ELSE 'pressure' END")
                        .alias("metric_type"),
                lit(20).plus(col("value").mod(30))
                        .plus(col("value").mod(5).divide(10.0))
                        .alias("value"));
    }

    /** Statistics of each device and metric. */
    public static DataFrame statistics(DataFrame readings) {
        return readings.withWatermark("timestamp", "1 minute")
                .groupBy(window(col("timestamp"), "2 minutes", "1 minute"), col("device_id"), col("metric_type"))
                .agg(
                        count("*").alias("num_readings"),
                        avg("value").alias("avg_value"),
                        min("value").alias("min_value"),
                        max("value").alias("max_value"))
                .select(
                        col("device_id"),
                        col("metric_type"),
                        col("window.start").alias("window_start"),
                        col("window.end").alias("window_end"),
                        col("num_readings"),
                        col("avg_value"),
                        col("min_value"),
                        col("max_value"));
    }

    /** Runs for as many seconds as the argument says. */
    public static void main(String[] arguments) {
        long seconds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 180;
        try (VirtaSession spark = VirtaSession.builder().appName("iot-devices").create()) {
            DataFrame ticks = spark.readStream()
                    .format("rate")
                    .option("rowsPerSecond", 8)
                    .load();
            StreamingQuery query = statistics(readings(ticks))
                    .writeStream()
                    .outputMode("append")
                    .format("console")
                    .option("truncate", "false")
                    .start();
            query.awaitTermination(TimeUnit.SECONDS.toMillis(seconds));
            System.out.println(query.lastProgress());
            query.stop();
        }
    }
}
