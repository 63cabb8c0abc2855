package io.virta.connectors.rate;

import io.virta.batch.Batch;
import io.virta.batch.LongColumn;
import io.virta.connector.ContinuousScan;
import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceContext;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceReader;
import io.virta.connector.Split;
import io.virta.connectors.rate.GeneratedTable.Columns;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of whole seconds, their timestamps spread evenly over the time that an epoch covers. */
record RateScan(RateSettings settings, Columns columns) implements ContinuousScan {
    @Override
    public StructType schema() {
        return columns.schema();
    }

    @Override
    public SourceEnumerator enumerator(SourceContext context) {
        return new Enumerator(settings, context);
    }

    @Override
    public SourceReader reader(SourceContext context) {
        return new Reader(columns);
    }

    @Override
    public ContinuousReader continuousReader(SourceContext context, int reader, @Nullable String position) {
        return new RateFollower(settings, columns, context, reader, position);
    }

    private static final class Enumerator implements SourceEnumerator {
        private final RateSettings settings;
        private final SourceContext context;
        private RatePosition first;
        private long lastSecond = Long.MAX_VALUE;

        Enumerator(RateSettings settings, SourceContext context) {
            this.settings = settings;
            this.context = context;
            this.first = new RatePosition(context.clock().millis(), 0);
        }

        @Override
        public void restore(String lastEnd) {
            first = RatePosition.parse(lastEnd);
        }

        @Override
        public @Nullable PlannedRange plan(@Nullable String after, ReadLimit limit) {
            RatePosition start = after == null ? first : RatePosition.parse(after);
            first = start;
            RatePosition end = now(start);
            long from = settings.rowsInFirst(start.seconds());
            while (end.seconds() > start.seconds() + 1
                    && settings.rowsInFirst(end.seconds()) - from > limit.maxRows()) {
                end = new RatePosition(end.startMillis(), start.seconds() + (end.seconds() - start.seconds()) / 2);
            }
            if (end.seconds() <= start.seconds()) {
                return null;
            }
            return new PlannedRange(start.toString(), end.toString(), splits(start, end));
        }

        private RatePosition now(RatePosition start) {
            long seconds = (context.clock().millis() - start.startMillis()) / 1000;
            return new RatePosition(start.startMillis(), Math.min(seconds, lastSecond));
        }

        private List<Split> splits(RatePosition start, RatePosition end) {
            long from = settings.rowsInFirst(start.seconds());
            long rows = settings.rowsInFirst(end.seconds()) - from;
            int count = settings.partitions() == 0 ? Math.max(1, context.parallelism()) : settings.partitions();
            String detail = new EpochTimes(
                            start.startMillis() + 1000 * start.seconds(),
                            1000 * (end.seconds() - start.seconds()),
                            from,
                            rows)
                    .toString();
            List<Split> splits = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                long splitFrom = from + rows * i / count;
                long splitTo = from + rows * (i + 1) / count;
                if (splitTo > splitFrom) {
                    splits.add(new Split("rate-" + i, splitFrom, splitTo, detail, 16 * (splitTo - splitFrom)));
                }
            }
            return splits;
        }

        @Override
        public void stopAtLatest() {
            lastSecond = (context.clock().millis() - first.startMillis()) / 1000;
        }

        @Override
        public String latest() {
            return now(first).toString();
        }

        @Override
        public void close() {}
    }

    /** The time that an epoch covers, and the rows that are spread over it. */
    private record EpochTimes(long startMillis, long lengthMillis, long fromValue, long rows) {
        static EpochTimes parse(String detail) {
            String[] parts = detail.split(",");
            return new EpochTimes(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    Long.parseLong(parts[3]));
        }

        @Override
        public String toString() {
            return startMillis + "," + lengthMillis + "," + fromValue + "," + rows;
        }
    }

    private static final class Reader implements SourceReader {
        private final Columns columns;
        private @Nullable EpochTimes times;
        private long next;
        private long end;

        Reader(Columns columns) {
            this.columns = columns;
        }

        @Override
        public void open(Split split) {
            times = EpochTimes.parse(split.detail());
            next = split.from();
            end = split.to();
        }

        @Override
        public @Nullable Chunk next(int maxRows) {
            EpochTimes covered = times;
            if (covered == null || next == end) {
                return null;
            }
            int count = (int) Math.min(maxRows, end - next);
            long[] values = new long[count];
            long[] timestamps = new long[count];
            double millisPerRow = (double) covered.lengthMillis() / covered.rows();
            for (int i = 0; i < count; i++) {
                long value = next + i;
                values[i] = value;
                timestamps[i] =
                        1000 * (covered.startMillis() + Math.round((value - covered.fromValue()) * millisPerRow));
            }
            next += count;
            Batch batch = columns.batch(count, new LongColumn(timestamps, null), new LongColumn(values, null));
            return new Chunk(batch, next);
        }

        @Override
        public void close() {}
    }
}
