package io.virta.session;

import io.virta.batch.Batch;
import io.virta.connector.Sink;
import io.virta.connector.SinkWriter;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.types.StructType;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.pekko.stream.javadsl.SourceQueueWithComplete;

/**
 * Sends rows into a Pekko stream of the program, as they come; the query waits while the stream has no demand. After a failure the rows of an epoch may come again. Rows that come after the stream was
 * cancelled are dropped.
 */
public record RowStreamSink(StructType schema, SourceQueueWithComplete<List<Row>> queue) implements Sink {
    @Override
    public String description() {
        return "RowStreamSink";
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.AT_LEAST_ONCE;
    }

    @Override
    public boolean singleWriter() {
        return true;
    }

    @Override
    public boolean writesAtOnce() {
        return true;
    }

    @Override
    public SinkWriter writer(SinkContext context) {
        return new Writer();
    }

    private final class Writer implements SinkWriter {
        @Override
        public void begin(long epoch, int attempt) {}

        @Override
        public void write(Batch batch) {
            List<Row> rows = RowConverter.toRows(LatestRows.of(batch), schema);
            try {
                queue.offer(rows).toCompletableFuture().get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new VirtaException(
                        ErrorCode.STREAM_FAILED,
                        "The query was stopped while its stream had no demand.",
                        "The rows come again when it is started again.",
                        e);
            } catch (ExecutionException closed) {
                // the stream was cancelled: its query is about to stop
            }
        }

        @Override
        public byte[] prepare() {
            return new byte[0];
        }

        @Override
        public void commit(long epoch, byte[] handle) {}

        @Override
        public void close() {}
    }
}
