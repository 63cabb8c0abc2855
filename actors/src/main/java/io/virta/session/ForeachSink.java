package io.virta.session;

import io.virta.batch.Batch;
import io.virta.connector.Sink;
import io.virta.connector.SinkWriter;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.types.StructType;
import org.jspecify.annotations.Nullable;

/** Hands rows one by one to the user's handler, which is opened and closed once an epoch and partition. After a crash an epoch may come again. */
public record ForeachSink(StructType schema, Handler handler) implements Sink {
    /** The user's code; called by one thread at a time. */
    public interface Handler {
        /** An epoch begins; false if its rows are not wanted, for they were handled before. */
        boolean open(long partition, long epoch) throws Exception;

        /** Handles a row. */
        void process(Row row) throws Exception;

        /** The epoch is over, well (null) or with an error. */
        void close(@Nullable Throwable error) throws Exception;
    }

    @Override
    public String description() {
        return "ForeachSink";
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
        return new Writer(context.writer());
    }

    private final class Writer implements SinkWriter {
        private final int partition;
        private boolean open;
        private boolean wanted;

        Writer(int partition) {
            this.partition = partition;
        }

        @Override
        public void begin(long epoch, int attempt) {
            close();
            UserCallbacks.run("foreach", () -> wanted = handler.open(partition, epoch));
            open = true;
        }

        @Override
        public void write(Batch batch) {
            if (!wanted) {
                return;
            }
            Batch rows = LatestRows.of(batch);
            try {
                UserCallbacks.run("foreach", () -> {
                    for (int row = 0; row < rows.rowCount(); row++) {
                        handler.process(RowConverter.row(rows, row, schema));
                    }
                });
            } catch (RuntimeException | Error e) {
                end(e);
                throw e;
            }
        }

        @Override
        public byte[] prepare() {
            end(null);
            return new byte[0];
        }

        @Override
        public void commit(long epoch, byte[] handle) {}

        @Override
        public void abort(long epoch) {
            close();
        }

        @Override
        public void close() {
            end(new IllegalStateException("the epoch was given up"));
        }

        private void end(@Nullable Throwable error) {
            if (open) {
                open = false;
                wanted = false;
                UserCallbacks.run("foreach", () -> handler.close(error));
            }
        }
    }
}
