package io.virta.loadtests.bench;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceContext;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceReader;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.connector.Split;
import io.virta.expression.Expression;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers as a table. The position is the number of rows read. */
record NumbersTable(long rows, long step) implements SourceTable {
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long MICROS_PER_MILLI = 1000;
    private static final int BYTES_PER_ROW = 16;
    private static final StructType SCHEMA =
            new StructType().add("value", AtomicType.BIGINT).add("time", AtomicType.TIMESTAMP);

    @Override
    public String description() {
        return "Numbers[" + rows + ", step " + step + "]";
    }

    @Override
    public String identity() {
        return "numbers:" + rows + ":" + step;
    }

    @Override
    public StructType schema() {
        return SCHEMA;
    }

    @Override
    public boolean isReplayable() {
        return true;
    }

    @Override
    public SourceScan scan(List<Integer> columns, List<Expression> filters) {
        StructType schema = new StructType(columns.stream().map(SCHEMA::field).toList());
        return new Scan(schema, columns, rows, step);
    }

    private record Scan(StructType schema, List<Integer> columns, long rows, long step) implements SourceScan {
        @Override
        public SourceEnumerator enumerator(SourceContext context) {
            return new Enumerator(rows + 1, context.parallelism());
        }

        @Override
        public SourceReader reader(SourceContext context) {
            return new Reader(columns, rows, step);
        }
    }

    private record Enumerator(long total, int parallelism) implements SourceEnumerator {
        @Override
        public @Nullable PlannedRange plan(@Nullable String after, ReadLimit limit) {
            long from = after == null ? 0 : Long.parseLong(after);
            long most = Math.min(limit.maxRows(), limit.maxBytes() / BYTES_PER_ROW);
            long to = from + Math.min(total - from, most);
            if (to == from) {
                return null;
            }
            List<Split> splits = new ArrayList<>();
            long piece = Math.max(1, (to - from + parallelism - 1) / parallelism);
            for (long at = from; at < to; at += piece) {
                long end = Math.min(to, at + piece);
                splits.add(new Split("numbers", at, end, "", (end - at) * BYTES_PER_ROW));
            }
            return new PlannedRange(Long.toString(from), Long.toString(to), splits);
        }

        @Override
        public void stopAtLatest() {}

        @Override
        public void close() {}
    }

    private static final class Reader implements SourceReader {
        private final List<Integer> columns;
        private final long rows;
        private final long step;
        private long next;
        private long end;

        Reader(List<Integer> columns, long rows, long step) {
            this.columns = columns;
            this.rows = rows;
            this.step = step;
        }

        @Override
        public void open(Split split) {
            next = split.from();
            end = split.to();
        }

        @Override
        public @Nullable Chunk next(int maxRows) {
            int count = (int) Math.min(maxRows, end - next);
            if (count == 0) {
                return null;
            }
            List<Column> made = new ArrayList<>(columns.size());
            for (int column : columns) {
                made.add(new LongColumn(column == 0 ? values(count) : times(count), null));
            }
            next += count;
            return new Chunk(new Batch(count, made), next);
        }

        private long[] values(int count) {
            long[] values = new long[count];
            long value = next * step;
            for (int i = 0; i < count; i++, value += step) {
                values[i] = value;
            }
            if (next + count > rows) {
                values[count - 1] = -1;
            }
            return values;
        }

        private long[] times(int count) {
            long[] micros = new long[count];
            long stepMicros = step * MICROS_PER_MILLI;
            long time = next * stepMicros;
            for (int i = 0; i < count; i++, time += stepMicros) {
                micros[i] = time;
            }
            if (next + count > rows) {
                micros[count - 1] = (rows * step + HOUR_MILLIS) * MICROS_PER_MILLI;
            }
            return micros;
        }

        @Override
        public void close() {}
    }
}
