package io.virta.session;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.types.StructType;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.SinkQueueWithCancel;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a running Pekko stream between their arrival and the commit of their epoch. Row numbers are positions. Batches are pulled only when an epoch is planned, so the stream feels
 * backpressure. Safe for the threads of the planning and the reading side.
 */
final class LiveRows {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(5);

    private final StructType schema;
    private final List<Integer> columns;
    private final Source<Row, ?> source;
    private final Supplier<ActorSystem<?>> system;
    private final Deque<Arrived> arrived = new ArrayDeque<>();
    private @Nullable SinkQueueWithCancel<List<Row>> queue;
    private @Nullable CompletableFuture<Optional<List<Row>>> pull;
    private long end;

    /** Rows at positions from {@code from}. */
    private record Arrived(long from, Batch batch) {}

    LiveRows(StructType schema, List<Integer> columns, Source<Row, ?> source, Supplier<ActorSystem<?>> system) {
        this.schema = schema;
        this.columns = List.copyOf(columns);
        this.source = source;
        this.system = system;
    }

    /** Runs the stream, unless it runs. */
    synchronized void start() {
        if (queue == null) {
            queue = source.groupedWithin(Batch.DEFAULT_ROWS, LONGEST_WAIT).runWith(Sink.queue(), system.get());
        }
    }

    /** Positions of rows to come follow this one at least. */
    synchronized void resumeAt(long position) {
        end = Math.max(end, position);
    }

    /** Takes what has arrived, until the position is reached. Returns the position after the last row. */
    synchronized long takeUntil(long position) {
        while (queue != null && end < position) {
            if (pull == null) {
                pull = queue.pull().toCompletableFuture();
            }
            if (!pull.isDone()) {
                break;
            }
            Optional<List<Row>> rows = result(pull);
            if (rows.isEmpty()) {
                break;
            }
            pull = null;
            Batch batch = RowConverter.toBatch(rows.get(), schema);
            List<Column> chosen = new ArrayList<>();
            columns.forEach(column -> chosen.add(batch.column(column)));
            arrived.add(new Arrived(end, batch.withColumns(chosen)));
            end += batch.rowCount();
        }
        return end;
    }

    private static Optional<List<Row>> result(CompletableFuture<Optional<List<Row>>> pull) {
        try {
            return pull.join();
        } catch (CompletionException e) {
            throw new VirtaException(
                    ErrorCode.USER_CODE_FAILED,
                    "The Pekko source of the query failed: " + e.getCause(),
                    "Handle the error in the source, with recover or RestartSource.",
                    e.getCause());
        }
    }

    /** Rows from a position on, before another one; null if none of them has arrived in this process. */
    synchronized @Nullable Batch read(long from, long to) {
        for (Arrived rows : arrived) {
            long rowsEnd = rows.from + rows.batch.rowCount();
            if (from >= rows.from && from < rowsEnd) {
                return rows.batch.slice((int) (from - rows.from), (int) (Math.min(to, rowsEnd) - from));
            }
        }
        return null;
    }

    /** Forgets rows before a position. */
    synchronized void dropBefore(long position) {
        while (!arrived.isEmpty()
                && arrived.getFirst().from + arrived.getFirst().batch.rowCount() <= position) {
            arrived.removeFirst();
        }
    }

    /** Ends the stream. */
    synchronized void stop() {
        if (queue != null) {
            queue.cancel();
        }
        queue = null;
        pull = null;
    }
}
