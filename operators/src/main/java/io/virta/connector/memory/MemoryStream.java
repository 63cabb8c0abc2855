package io.virta.connector.memory;

import io.virta.batch.Batch;
import io.virta.connector.ContinuousScan;
import io.virta.connector.ContinuousScan.ContinuousReader;
import io.virta.connector.NothingToRead;
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
        notifyAll();
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

    private final class Scan implements ContinuousScan {
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

        @Override
        public ContinuousReader continuousReader(SourceContext context, int reader, @Nullable String position) {
            return reader == 0
                    ? new Follower(columns, position == null ? Position.START : Position.parse(position))
                    : new NothingToRead();
        }

        @Override
        public String position(List<String> readers) {
            return readers.get(0);
        }
    }

    /**
     * A place in the stream.
     *
     * @param adds how many adds come before it
     * @param rows how many rows of the next add do, where continuous mode has stopped in the middle of one
     */
    private record Position(int adds, int rows) {
        static final Position START = new Position(0, 0);

        static Position parse(String position) {
            int colon = position.indexOf(':');
            return colon < 0
                    ? new Position(Integer.parseInt(position), 0)
                    : new Position(
                            Integer.parseInt(position.substring(0, colon)),
                            Integer.parseInt(position.substring(colon + 1)));
        }

        @Override
        public String toString() {
            return rows == 0 ? Integer.toString(adds) : adds + ":" + rows;
        }
    }

    /** Waits for the next add, from {@code from} on; null if none has come in time or the wait was ended. */
    private synchronized @Nullable Batch awaitAdd(int from, long timeoutMillis, Follower waiting) {
        if (adds.size() <= from && timeoutMillis > 0 && !waiting.isWokenUp) {
            try {
                wait(timeoutMillis);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        waiting.isWokenUp = false;
        return adds.size() <= from ? null : adds.get(from);
    }

    private synchronized void endWait(Follower waiting) {
        waiting.isWokenUp = true;
        notifyAll();
    }

    /** Reads the adds as they come, large ones in pieces. */
    private final class Follower implements ContinuousReader {
        private final List<Integer> columns;
        private Position position;
        private boolean isWokenUp;

        Follower(List<Integer> columns, Position position) {
            this.columns = columns;
            this.position = position;
        }

        @Override
        public @Nullable Batch poll(int maxRows, long timeoutMillis) {
            Batch add = awaitAdd(position.adds(), timeoutMillis, this);
            if (add == null) {
                return null;
            }
            int from = position.rows();
            int count = Math.min(maxRows, add.rowCount() - from);
            boolean isWhole = from + count == add.rowCount();
            position = isWhole ? new Position(position.adds() + 1, 0) : new Position(position.adds(), from + count);
            return count == 0
                    ? null
                    : add.withColumns(columns.stream().map(add::column).toList()).slice(from, count);
        }

        @Override
        public String position() {
            return position.toString();
        }

        @Override
        public void wakeUp() {
            endWait(this);
        }

        @Override
        public void close() {}
    }

    private final class Enumerator implements SourceEnumerator {
        private int end = Integer.MAX_VALUE;

        @Override
        public @Nullable PlannedRange plan(@Nullable String after, ReadLimit limit) {
            Position start = after == null ? Position.START : Position.parse(after);
            int from = start.adds();
            int available = Math.min(position(), end);
            if (from >= available) {
                return null;
            }
            int to = limit.ignoreOptionLimits() ? available : from + 1;
            List<Split> splits = new ArrayList<>();
            for (int add = from; add < to; add++) {
                Batch batch = added(add);
                int firstRow = add == from ? start.rows() : 0;
                if (batch.rowCount() > firstRow) {
                    splits.add(new Split("add-" + add, firstRow, batch.rowCount(), "", batch.retainedBytes()));
                }
            }
            return new PlannedRange(start.toString(), Integer.toString(to), splits);
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
