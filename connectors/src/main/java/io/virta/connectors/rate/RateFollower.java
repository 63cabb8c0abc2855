package io.virta.connectors.rate;

import io.virta.batch.Batch;
import io.virta.batch.LongColumn;
import io.virta.connector.ContinuousScan.ContinuousReader;
import io.virta.connector.SourceContext;
import io.virta.connectors.rate.GeneratedTable.Columns;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One of several readers that share the rate between them: reader i of n makes the values i, i + n, i + 2n, ..., each when it is due. A position has the start and, as its seconds, the number of rows
 * made. Ramping up is for epochs; here the rate is full from the start.
 */
final class RateFollower implements ContinuousReader {
    private final Columns columns;
    private final SourceContext context;
    private final int reader;
    private final int readers;
    private final double millisPerRow;
    private long startMillis;
    private long made;

    RateFollower(RateSettings settings, Columns columns, SourceContext context, int reader, @Nullable String position) {
        this.columns = columns;
        this.context = context;
        this.reader = reader;
        this.readers = Math.max(1, context.parallelism());
        this.millisPerRow = 1000.0 * readers / settings.rowsPerSecond();
        if (position == null) {
            startMillis = context.clock().millis();
        } else {
            RatePosition restored = RatePosition.parse(position);
            startMillis = restored.startMillis();
            made = restored.seconds();
        }
    }

    @Override
    public @Nullable Batch poll(int maxRows, long timeoutMillis) {
        long due = due();
        if (due == made && timeoutMillis > 0) {
            double waitMillis = (made + 1) * millisPerRow - (context.clock().millis() - startMillis);
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(
                    (long) (1000 * Math.min(Math.max(waitMillis, 0.1), (double) timeoutMillis))));
            due = due();
        }
        int count = (int) Math.min(maxRows, due - made);
        if (count <= 0) {
            return null;
        }
        long[] values = new long[count];
        long[] timestamps = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = (made + i) * readers + reader;
            timestamps[i] = 1000 * (startMillis + (long) ((made + i) * millisPerRow));
        }
        made += count;
        return columns.batch(count, new LongColumn(timestamps, null), new LongColumn(values, null));
    }

    private long due() {
        return (long) ((context.clock().millis() - startMillis) / millisPerRow);
    }

    @Override
    public String position() {
        return new RatePosition(startMillis, made).toString();
    }

    @Override
    public void close() {}
}
