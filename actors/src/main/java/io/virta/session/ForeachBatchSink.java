package io.virta.session;

import io.virta.batch.Batch;
import io.virta.connector.Sink;
import io.virta.connector.SinkWriter;
import io.virta.connector.SourceTable;
import io.virta.planner.RowsTable;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;

/** Hands the rows of each epoch to a callback as a static table. After a crash the same epoch comes again, with its number, so a callback that remembers numbers makes it exactly-once. */
public record ForeachBatchSink(StructType schema, EpochCallback callback) implements Sink {
    /** What happens with the rows of an epoch. */
    @FunctionalInterface
    public interface EpochCallback {
        /** Handles an epoch; returns when it is done. */
        void handle(SourceTable rows, long epoch) throws Exception;
    }

    @Override
    public String description() {
        return "ForeachBatchSink";
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
    public SinkWriter writer(SinkContext context) {
        return new Writer();
    }

    private final class Writer implements SinkWriter {
        private final List<Batch> batches = new ArrayList<>();
        private long epoch;

        @Override
        public void begin(long newEpoch, int attempt) {
            epoch = newEpoch;
            batches.clear();
        }

        @Override
        public void write(Batch batch) {
            batches.add(LatestRows.of(batch));
        }

        @Override
        public byte[] prepare() {
            SourceTable rows = new RowsTable(schema, batches);
            UserCallbacks.run("foreachBatch", () -> callback.handle(rows, epoch));
            batches.clear();
            return new byte[0];
        }

        @Override
        public void commit(long committed, byte[] handle) {}

        @Override
        public void close() {}
    }
}
