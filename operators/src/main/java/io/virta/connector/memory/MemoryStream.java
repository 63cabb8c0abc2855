package io.virta.connector.memory;

import io.virta.batch.Batch;
import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceContext;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceReader;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.connector.Split;
import io.virta.expression.Expression;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose rows a program adds. One add makes one epoch (all that was added, where limits are ignored), also an add without rows; its rows form one split. Everything added is kept, so
 * positions, which count the adds, replay as long as the object lives. Safe for use by several threads.
 */
public final class MemoryStream implements SourceTable {
    private final String name;
    private final StructType schema;
    private final List<Batch> adds = new ArrayList<>();

    /** An empty stream. The name is what {@code explain()} shows, and tells streams of one session apart. */
    public MemoryStream(String name, StructType schema) {
        this.name = name;
        this.schema = schema;
    }

    /** Adds rows, which the next epoch reads. Returns the position after them. */
    public long add(List<Row> rows) {
        return addBatch(RowConverter.toBatch(rows, schema));
    }

    /** Adds rows, which the next epoch reads. Returns the position after them. */
    public long add(Row... rows) {
        return add(List.of(rows));
    }

    /** Adds the rows of a batch of the schema's columns. Returns the position after them. */
    public synchronized long addBatch(Batch batch) {
        adds.add(batch);
        return adds.size();
    }

    /** How many adds there were. */
    public synchronized int position() {
        return adds.size();
    }

    private synchronized Batch added(int index) {
        return adds.get(index);
    }

    @Override
    public String description() {
        return "MemoryStream[" + name + "]";
    }

    @Override
    public String identity() {
        return "memory:" + name + ":" + System.identityHashCode(this) + ":" + schema.toDDL();
    }

    @Override
    public StructType schema() {
        return schema;
    }

    @Override
    public boolean isReplayable() {
        return true;
    }

    @Override
    public SourceScan scan(List<Integer> columns, List<Expression> filters) {
        List<StructField> fields = columns.stream().map(schema::field).toList();
        return new Scan(List.copyOf(columns), new StructType(fields));
    }

    private final class Scan implements SourceScan {
        private final List<Integer> columns;
        private final StructType scanned;

        Scan(List<Integer> columns, StructType scanned) {
            this.columns = columns;
            this.scanned = scanned;
        }

        @Override
        public StructType schema() {
            return scanned;
        }

        @Override
        public SourceEnumerator enumerator(SourceContext context) {
            return new Enumerator();
        }

        @Override
        public SourceReader reader(SourceContext context) {
            return new Reader(columns);
        }
    }

    private final class Enumerator implements SourceEnumerator {
        private int end = Integer.MAX_VALUE;

        @Override
        public @Nullable PlannedRange plan(@Nullable String after, ReadLimit limit) {
            int from = after == null ? 0 : Integer.parseInt(after);
            int available = Math.min(position(), end);
            if (from >= available) {
                return null;
            }
            int to = limit.ignoreOptionLimits() ? available : from + 1;
            List<Split> splits = new ArrayList<>();
            for (int add = from; add < to; add++) {
                Batch batch = added(add);
                if (batch.rowCount() > 0) {
                    splits.add(new Split("add-" + add, 0, batch.rowCount(), "", batch.retainedBytes()));
                }
            }
            return new PlannedRange(Integer.toString(from), Integer.toString(to), splits);
        }

        @Override
        public void stopAtLatest() {
            end = position();
        }

        @Override
        public String latest() {
            return Integer.toString(position());
        }

        @Override
        public void close() {}
    }

    private final class Reader implements SourceReader {
        private final List<Integer> columns;
        private @Nullable Batch batch;
        private int next;
        private int end;

        Reader(List<Integer> columns) {
            this.columns = columns;
        }

        @Override
        public void open(Split split) {
            int add = Integer.parseInt(split.channel().substring("add-".length()));
            batch = added(add)
                    .withColumns(columns.stream().map(added(add)::column).toList());
            next = (int) split.from();
            end = (int) split.to();
        }

        @Override
        public @Nullable Chunk next(int maxRows) {
            if (batch == null || next == end) {
                return null;
            }
            int count = Math.min(maxRows, end - next);
            Batch slice = batch.slice(next, count);
            next += count;
            return new Chunk(slice, next);
        }

        @Override
        public void close() {
            batch = null;
        }
    }
}
