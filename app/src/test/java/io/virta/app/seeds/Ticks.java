package io.virta.app.seeds;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.connector.memory.MemoryStream;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.time.Instant;
import java.util.stream.IntStream;

/** What the rate source generates, at fixed times: {@code timestamp} from 10:00 on, {@code value} from 0 on. */
public final class Ticks {
    /** The time of the first row. */
    public static final Instant START = Instant.parse("2024-03-01T10:00:00Z");

    private Ticks() {}

    /** A stream of that many rows a second, in epochs of that many seconds. */
    public static DataFrame stream(VirtaSession spark, int rowsPerSecond, int seconds, int epochs) {
        return spark.fromTable(rows(rowsPerSecond, seconds, epochs));
    }

    /** The same as a stream to which further epochs can be added. */
    public static MemoryStream rows(int rowsPerSecond, int seconds, int epochs) {
        MemoryStream ticks = new MemoryStream("rate", SqlParser.parseSchema("timestamp TIMESTAMP, value BIGINT"));
        int rows = rowsPerSecond * seconds;
        for (int epoch = 0; epoch < epochs; epoch++) {
            ticks.add(IntStream.range(epoch * rows, (epoch + 1) * rows)
                    .mapToObj(i -> row(i, rowsPerSecond))
                    .toList());
        }
        return ticks;
    }

    /** The row of a value, which comes when all before it have come at this rate. */
    public static Row row(int value, int rowsPerSecond) {
        return Row.of(START.plusMillis(value * 1000L / rowsPerSecond), (long) value);
    }
}
