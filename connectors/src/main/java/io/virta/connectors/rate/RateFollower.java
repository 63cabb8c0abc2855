package io.virta.connectors.rate;

import io.virta.batch.Batch;
import io.virta.batch.LongColumn;
import io.virta.connector.ContinuousScan.ContinuousReader;
import io.virta.connector.SourceContext;
import io.virta.connectors.rate.GeneratedTable.Columns;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes each row when it is due. One reader makes all of them, so that a position says which there were. */
final class RateFollower implements ContinuousReader {
    private final RateSettings settings;
    private final Columns columns;
    private final Clock clock;
    private final long startMillis;
    private final Semaphore wakeUps = new Semaphore(0);
    private long second;
    private long made;

    RateFollower(RateSettings settings, Columns columns, SourceContext context, @Nullable String position) {
        this.settings = settings;
        this.columns = columns;
        this.clock = context.clock();
        RatePosition from = position == null ? new RatePosition(clock.millis(), 0) : RatePosition.parse(position);
        startMillis = from.startMillis();
        second = from.seconds();
        made = from.rowsBefore(settings);
    }

    @Override
    public @Nullable Batch poll(int maxRows, long timeoutMillis) {
        long due = due();
        if (due <= made && timeoutMillis > 0) {
            waitFor(Math.min(TimeUnit.MILLISECONDS.toNanos(timeoutMillis), nanosToNext()));
            due = due();
        }
        int count = (int) Math.min(maxRows, due - made);
        return count <= 0 ? null : rows(count);
    }

    private void waitFor(long nanos) {
        try {
            if (wakeUps.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                wakeUps.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void wakeUp() {
        wakeUps.release();
    }

    /** How many rows there ought to be by now. */
    private long due() {
        long millis = Math.max(0, clock.millis() - startMillis);
        long whole = settings.rowsInFirst(millis / 1000);
        long next = settings.rowsInFirst(millis / 1000 + 1) - whole;
        return whole + next * (millis % 1000) / 1000;
    }

    private long nanosToNext() {
        return Math.max(100_000, 1000 * (timeMicros(made) - 1000 * clock.millis()));
    }

    private Batch rows(int count) {
        long[] values = new long[count];
        long[] timestamps = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = made;
            timestamps[i] = timeMicros(made);
            made++;
        }
        return columns.batch(count, new LongColumn(timestamps, null), new LongColumn(values, null));
    }

    /** When a row is due, which is in the second that it stands at or in one after it. */
    private long timeMicros(long row) {
        while (settings.rowsInFirst(second + 1) <= row) {
            second++;
        }
        long before = settings.rowsInFirst(second);
        long inSecond = settings.rowsInFirst(second + 1) - before;
        return 1000 * (startMillis + 1000 * second) + 1_000_000 * (row - before) / inSecond;
    }

    @Override
    public String position() {
        timeMicros(made);
        return new RatePosition(startMillis, second, made).toString();
    }

    @Override
    public void close() {}
}
