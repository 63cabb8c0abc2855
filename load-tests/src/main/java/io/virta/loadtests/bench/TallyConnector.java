package io.virta.loadtests.bench;

import com.google.auto.service.AutoService;
import io.virta.batch.Batch;
import io.virta.batch.LongColumn;
import io.virta.connector.Connector;
import io.virta.connector.ConnectorContext;
import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import io.virta.connector.Sink;
import io.virta.connector.SinkRequest;
import io.virta.connector.SinkWriter;
import java.nio.ByteBuffer;
import java.util.List;

/** Format {@code tally}: reads two bigint columns of each row into the {@link Tally} and drops the row. Rows with a negative key are left out. */
@AutoService(Connector.class)
public final class TallyConnector implements Connector {
    @Override
    public String format() {
        return "tally";
    }

    @Override
    public List<OptionSpec> sinkOptions() {
        return List.of(new OptionSpec("key", "The key column."), new OptionSpec("value", "The column to sum."));
    }

    @Override
    public Sink sink(Options options, SinkRequest request, ConnectorContext context) {
        int key = request.schema().indexOf(options.required("key", "tally"));
        int value = request.schema().indexOf(options.required("value", "tally"));
        return new TallySink(key, value);
    }

    private record TallySink(int key, int value) implements Sink {
        @Override
        public String description() {
            return "Tally";
        }

        @Override
        public Guarantee guarantee() {
            return Guarantee.AT_LEAST_ONCE;
        }

        @Override
        public SinkWriter writer(SinkContext context) {
            return new TallyWriter(key, value);
        }
    }

    private static final class TallyWriter implements SinkWriter {
        private final int key;
        private final int value;
        private long rows;
        private long sum;

        TallyWriter(int key, int value) {
            this.key = key;
            this.value = value;
        }

        @Override
        public void begin(long epoch, int attempt) {
            rows = 0;
            sum = 0;
        }

        @Override
        public void write(Batch batch) {
            long[] keys = ((LongColumn) batch.column(key).flatten()).values();
            long[] values = ((LongColumn) batch.column(value).flatten()).values();
            for (int i = 0; i < batch.rowCount(); i++) {
                if (keys[i] >= 0) {
                    rows++;
                    sum += values[i];
                }
            }
        }

        @Override
        public byte[] prepare() {
            return ByteBuffer.allocate(16).putLong(rows).putLong(sum).array();
        }

        @Override
        public void commit(long epoch, byte[] handle) {
            ByteBuffer totals = ByteBuffer.wrap(handle);
            Tally.add(totals.getLong(), totals.getLong());
        }

        @Override
        public void close() {}
    }
}
