package io.virta.connectors.socket;

import io.virta.batch.Batch;
import io.virta.batch.BytesBuilder;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.LongBuilder;
import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceContext;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceReader;
import io.virta.connector.SourceScan;
import io.virta.connector.Split;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the connection that the enumerator of the current run holds; readers of the same process take them from there. A position is a number of lines.
 */
final class SocketScan implements SourceScan {
    private final String host;
    private final int port;
    private final StructType table;
    private final List<Integer> columns;
    private volatile @Nullable SocketLines current;

    SocketScan(String host, int port, StructType table, List<Integer> columns) {
        this.host = host;
        this.port = port;
        this.table = table;
        this.columns = columns;
    }

    @Override
    public StructType schema() {
        return new StructType(columns.stream().map(table::field).toList());
    }

    @Override
    public SourceEnumerator enumerator(SourceContext context) {
        return new Enumerator(context);
    }

    @Override
    public SourceReader reader(SourceContext context) {
        return new Reader();
    }

    private final class Enumerator implements SourceEnumerator {
        private final SourceContext context;
        private @Nullable SocketLines lines;
        private long last = Long.MAX_VALUE;

        Enumerator(SourceContext context) {
            this.context = context;
        }

        @Override
        public void restore(String lastEnd) {
            connect(Long.parseLong(lastEnd));
        }

        @Override
        public @Nullable PlannedRange plan(@Nullable String after, ReadLimit limit) {
            long from = after == null ? 0 : Long.parseLong(after);
            SocketLines connected = lines == null ? connect(from) : lines;
            long to = Math.min(connected.end(), last);
            if (limit.maxRows() < to - from) {
                to = from + limit.maxRows();
            }
            if (to <= from) {
                VirtaException failure = connected.failure();
                if (failure != null) {
                    throw failure;
                }
                return null;
            }
            Split split = new Split("socket", from, to, "", 0);
            return new PlannedRange(Long.toString(from), Long.toString(to), List.of(split));
        }

        private SocketLines connect(long first) {
            SocketLines connected = SocketLines.connect(host, port, context.clock(), first);
            lines = connected;
            current = connected;
            return connected;
        }

        @Override
        public void stopAtLatest() {
            last = (lines == null ? connect(0) : lines).end();
        }

        @Override
        public @Nullable String latest() {
            return lines == null ? null : Long.toString(lines.end());
        }

        @Override
        public void committed(PlannedRange range) {
            if (lines != null) {
                lines.release(Long.parseLong(range.end()));
            }
        }

        @Override
        public void close() {
            if (lines != null) {
                lines.close();
            }
        }
    }

    private final class Reader implements SourceReader {
        private List<SocketLines.Line> lines = List.of();
        private long first;
        private int next;

        @Override
        public void open(Split split) {
            SocketLines connection = current;
            lines = connection == null ? List.of() : connection.lines(split.from(), split.to());
            if (lines.size() != split.to() - split.from()) {
                throw new VirtaException(
                        ErrorCode.DATA_LOSS,
                        "Lines " + split.from() + " to " + split.to() + " of " + host + ":" + port
                                + " are not there any more.",
                        "A socket does not replay; read from files or Kafka where that matters.");
            }
            first = split.from();
            next = 0;
        }

        @Override
        public @Nullable Chunk next(int maxRows) {
            int count = Math.min(maxRows, lines.size() - next);
            if (count == 0) {
                return null;
            }
            BytesBuilder texts = (BytesBuilder) ColumnBuilder.of(AtomicType.STRING, count);
            LongBuilder times = (LongBuilder) ColumnBuilder.of(AtomicType.TIMESTAMP, count);
            for (SocketLines.Line line : lines.subList(next, next + count)) {
                texts.append(line.text());
                times.append(line.timeMicros());
            }
            next += count;
            Column[] all = {texts.build(), times.build()};
            List<Column> wanted = new ArrayList<>();
            for (int column : columns) {
                wanted.add(all[column]);
            }
            return new Chunk(new Batch(count, wanted), first + next);
        }

        @Override
        public void close() {
            lines = List.of();
        }
    }
}
