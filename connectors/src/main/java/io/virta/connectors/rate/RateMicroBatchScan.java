package io.virta.connectors.rate;

import io.virta.batch.Batch;
import io.virta.batch.ConstantColumn;
import io.virta.batch.LongColumn;
import io.virta.batch.NullColumn;
import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceContext;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceReader;
import io.virta.connector.SourceScan;
import io.virta.connector.Split;
import io.virta.connectors.rate.GeneratedTable.Columns;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows by the number of the epoch. A position is how many epochs there were. Split i of n has the values i, i + n, i + 2n, ... of its epoch's range. */
record RateMicroBatchScan(Settings settings, Columns columns) implements SourceScan {
    /** What was asked for; {@code partitions} is 0 for as many as there are readers. */
    record Settings(long rowsPerBatch, int partitions, long startMillis, long advanceMillis) {}

    @Override
    public StructType schema() {
        return columns.schema();
    }

    @Override
    public SourceEnumerator enumerator(SourceContext context) {
        return new Enumerator(settings, Math.max(1, context.parallelism()));
    }

    @Override
    public SourceReader reader(SourceContext context) {
        return new Reader(columns);
    }

    private static final class Enumerator implements SourceEnumerator {
        private final Settings settings;
        private final int readers;
        private boolean onlyOne;
        private boolean planned;

        Enumerator(Settings settings, int readers) {
            this.settings = settings;
            this.readers = readers;
        }

        @Override
        public @Nullable PlannedRange plan(@Nullable String after, ReadLimit limit) {
            if (onlyOne && planned) {
                return null;
            }
            planned = true;
            long epoch = after == null ? 0 : Long.parseLong(after);
            long timestampMillis = settings.startMillis() + epoch * settings.advanceMillis();
            long first = epoch * settings.rowsPerBatch();
            int count = settings.partitions() == 0 ? readers : settings.partitions();
            List<Split> splits = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                long rows = (settings.rowsPerBatch() - i + count - 1) / count;
                if (rows > 0) {
                    String detail = (first + i) + "," + count + "," + timestampMillis;
                    splits.add(new Split("rate-" + i, 0, rows, detail, 16 * rows));
                }
            }
            return new PlannedRange(Long.toString(epoch), Long.toString(epoch + 1), splits);
        }

        @Override
        public void stopAtLatest() {
            onlyOne = true;
            planned = false;
        }

        @Override
        public void close() {}
    }

    private static final class Reader implements SourceReader {
        private final Columns columns;
        private long firstValue;
        private long step;
        private LongColumn timestamp = new LongColumn(new long[1], null);
        private long next;
        private long end;

        Reader(Columns columns) {
            this.columns = columns;
        }

        @Override
        public void open(Split split) {
            String[] parts = split.detail().split(",");
            firstValue = Long.parseLong(parts[0]);
            step = Long.parseLong(parts[1]);
            timestamp = new LongColumn(new long[] {1000 * Long.parseLong(parts[2])}, null);
            next = split.from();
            end = split.to();
        }

        @Override
        public @Nullable Chunk next(int maxRows) {
            int count = (int) Math.min(maxRows, end - next);
            if (count <= 0) {
                return null;
            }
            long[] values = new long[columns.wantsValue() ? count : 0];
            long first = firstValue + next * step;
            for (int i = 0; i < values.length; i++) {
                values[i] = first + i * step;
            }
            next += count;
            Batch batch = columns.batch(
                    count,
                    new ConstantColumn(timestamp, count),
                    columns.wantsValue() ? new LongColumn(values, null) : new NullColumn(count));
            return new Chunk(batch, next);
        }

        @Override
        public void close() {}
    }
}
