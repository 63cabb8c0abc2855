package io.virta.app.demo;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.StateOperatorProgress;
import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.StreamingQueryListener;
import io.virta.api.streaming.StreamingQueryProgress;
import io.virta.row.Row;
import java.io.PrintStream;
import java.time.Instant;

/**
 * Runs the demonstration query and shows its counts until the time is over, it is stopped, or nobody reads them.
 *
 * <p>The query counts clicks and purchases per page in windows of ten seconds of event time. Its updates reach {@link WindowCounts} by {@code foreachBatch}, on the query's callback thread; the
 * thread that called {@link #run} draws.
 */
public final class Demo implements AutoCloseable {
    private static final String QUERY = """
            SELECT window.start AS start, page, count(*) AS clicks, count_if(action = 'purchase') AS purchases
            FROM demo_clicks WATERMARK event_time DELAY OF INTERVAL 10 SECONDS
            GROUP BY window(event_time, '10 seconds'), page""";

    private final VirtaSession session;
    private final long clicksPerSecond;
    private final boolean onTerminal;
    private final WindowCounts counts = new WindowCounts();
    private volatile boolean stopped;

    /**
     * A demonstration that has not begun.
     *
     * @param onTerminal whether the view is redrawn in place; else a new one is printed every few seconds
     */
    public Demo(long clicksPerSecond, boolean onTerminal) {
        this.session = VirtaSession.builder().appName("virta-demo").create();
        this.clicksPerSecond = clicksPerSecond;
        this.onTerminal = onTerminal;
    }

    /** Shows the query's counts for some seconds. */
    public void run(int seconds, PrintStream out) {
        session.sql("CREATE TABLE demo_clicks USING clicks OPTIONS (clicksPerSecond " + clicksPerSecond + ")");
        session.streams().addListener(new LateRows());
        StreamingQuery query = session.sql(QUERY)
                .writeStream()
                .outputMode("update")
                .queryName("demo")
                .foreachBatch(this::show)
                .start();
        DemoView view = new DemoView(onTerminal, seconds);
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        while (!stopped
                && !out.checkError()
                && System.nanoTime() < end
                && !query.awaitTermination(untilNext(view, end))) {
            out.print(view.render(counts, query.lastProgress(), secondsSince(start)));
        }
        query.stop();
        StreamingQueryProgress last = query.lastProgress();
        out.print(view.render(counts, last, secondsSince(start)));
        out.println(view.summary(counts, secondsSince(start)));
        out.flush();
    }

    /** Ends {@link #run} soon, from any thread. */
    public void stop() {
        stopped = true;
    }

    private void show(DataFrame updates, Long epoch) {
        for (Row row : updates.collectAsList()) {
            Instant start = row.getTimestamp(0);
            counts.put(start, row.getString(1), row.getLong(2), row.getLong(3));
        }
        counts.epochShown(epoch);
    }

    /** Adds up the rows that the query drops as late. */
    private final class LateRows extends StreamingQueryListener {
        @Override
        public void onQueryProgress(QueryProgressEvent event) {
            for (StateOperatorProgress operator : event.progress().stateOperators()) {
                counts.addLateRows(operator.numRowsDroppedByWatermark());
            }
        }
    }

    /** Milliseconds until the view is drawn again or the time is over. */
    private static long untilNext(DemoView view, long endNanos) {
        long left = (endNanos - System.nanoTime()) / 1_000_000;
        return Math.max(1, Math.min(view.refreshMillis(), left));
    }

    private static double secondsSince(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    @Override
    public void close() {
        session.close();
    }
}
