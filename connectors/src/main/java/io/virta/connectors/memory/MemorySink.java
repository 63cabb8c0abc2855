package io.virta.connectors.memory;

import io.virta.batch.Batch;
import io.virta.connector.Sink;
import io.virta.connector.SinkWriter;
import io.virta.connector.memory.MemoryTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the batches of an epoch to a memory table when it commits. After a crash of the process the table is empty. */
record MemorySink(String name, MemoryTable table) implements Sink {
    @Override
    public String description() {
        return "MemorySink[" + name + "]";
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
        table.writtenBy(context.queryId());
        return new Writer(table);
    }

    private static final class Writer implements SinkWriter {
        private final MemoryTable table;
        private final List<Batch> batches = new ArrayList<>();
        private long epoch;

        Writer(MemoryTable table) {
            this.table = table;
        }

        @Override
        public void begin(long newEpoch, int attempt) {
            epoch = newEpoch;
            batches.clear();
        }

        @Override
        public void write(Batch batch) {
            batches.add(batch);
        }

        @Override
        public byte[] prepare() {
            table.prepare(epoch, batches);
            batches.clear();
            return Long.toString(epoch).getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public void commit(long committed, byte[] handle) {
            table.commit(committed);
        }

        @Override
        public Recovery recover(long prepared, byte[] handle) {
            return table.commit(prepared) ? Recovery.COMMITTED : Recovery.ABORTED;
        }

        @Override
        public void abort(long aborted) {
            table.abort(aborted);
        }

        @Override
        public void close() {
            batches.clear();
        }
    }
}
