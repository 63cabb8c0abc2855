package io.virta.connector;

import io.virta.batch.Batch;
import io.virta.connector.ContinuousScan.ContinuousReader;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A continuous reader of a source that has fewer partitions than there are readers: no rows, no position. */
public final class NothingToRead implements ContinuousReader {
    private final Semaphore wakeUps = new Semaphore(0);

    @Override
    public @Nullable Batch poll(int maxRows, long timeoutMillis) {
        try {
            if (wakeUps.tryAcquire(timeoutMillis, TimeUnit.MILLISECONDS)) {
                wakeUps.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    @Override
    public void wakeUp() {
        wakeUps.release();
    }

    @Override
    public int partitions() {
        return 0;
    }

    @Override
    public String position() {
        return "";
    }

    @Override
    public void close() {}
}
