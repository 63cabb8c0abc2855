package io.virta.runtime;

import io.virta.batch.Batch;
import io.virta.batch.LongColumn;
import io.virta.connector.ContinuousScan;
import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceContext;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceReader;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.connector.Split;
import io.virta.expression.Expression;
import io.virta.types.DataTypes;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The numbers 0, 1, 2, ... below an end that a test may move, in some channels, as {@code n} and a column computed of it. Replays exactly. */
final class NumbersTable implements SourceTable, ContinuousScan {
    static final StructType SCHEMA =
            new StructType().add("n", DataTypes.LongType, false).add("value", DataTypes.LongType, false);

    private final AtomicLong end;
    private final int channels;
    private final long rowsPerEpoch;
    private final LongUnaryOperator value;
    private final List<String> committed = java.util.Collections.synchronizedList(new ArrayList<>());

    NumbersTable(long end, int channels, long rowsPerEpoch, LongUnaryOperator value) {
        this.end = new AtomicLong(end);
        this.channels = channels;
        this.rowsPerEpoch = rowsPerEpoch;
        this.value = value;
    }

    /** Adds numbers up to a new end. */
    void extendTo(long newEnd) {
        end.set(newEnd);
    }

    /** The ends of committed ranges. */
    List<String> committed() {
        return List.copyOf(committed);
    }

    @Override
    public String description() {
        return "Numbers";
    }

    @Override
    public String identity() {
        return "Numbers";
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
        return this;
    }

    @Override
    public SourceEnumerator enumerator(SourceContext context) {
        return new Planning();
    }

    @Override
    public SourceReader reader(SourceContext context) {
        return new Reading();
    }

    @Override
    public ContinuousReader continuousReader(SourceContext context, int reader, @Nullable String position) {
        return new Following(context.parallelism(), position == null ? reader : Long.parseLong(position));
    }

    /** Reads every n-th number. */
    private final class Following implements ContinuousReader {
        private final int step;
        private long next;

        Following(int readers, long next) {
            this.step = readers;
            this.next = next;
        }

        @Override
        public @Nullable Batch poll(int maxRows, long timeoutMillis) {
            if (next >= end.get()) {
                return null;
            }
            long number = next;
            next += step;
            return Batch.of(
                    1,
                    new LongColumn(new long[] {number}, null),
                    new LongColumn(new long[] {value.applyAsLong(number)}, null));
        }

        @Override
        public String position() {
            return Long.toString(next);
        }

        @Override
        public void close() {}
    }

    private final class Planning implements SourceEnumerator {
        private long last = Long.MAX_VALUE;

        @Override
        public @Nullable PlannedRange plan(@Nullable String after, ReadLimit limit) {
            long from = after == null ? 0 : Long.parseLong(after);
            long most = limit.ignoreOptionLimits() ? Long.MAX_VALUE - from : rowsPerEpoch;
            long to = Math.min(Math.min(end.get(), last), from + most);
            if (to <= from) {
                return null;
            }
            List<Split> splits = new ArrayList<>();
            long each = (to - from + channels - 1) / channels;
            for (int channel = 0; channel < channels; channel++) {
                long start = Math.min(to, from + channel * each);
                long stop = Math.min(to, start + each);
                if (stop > start) {
                    splits.add(new Split("c" + channel, start, stop, "", (stop - start) * 16));
                }
            }
            return new PlannedRange(Long.toString(from), Long.toString(to), splits);
        }

        @Override
        public void stopAtLatest() {
            last = end.get();
        }

        @Override
        public @Nullable String latest() {
            return Long.toString(end.get());
        }

        @Override
        public void committed(PlannedRange range) {
            committed.add(range.end());
        }

        @Override
        public void close() {}
    }

    private final class Reading implements SourceReader {
        private long next;
        private long stop;

        @Override
        public void open(Split split) {
            next = split.from();
            stop = split.to();
        }

        @Override
        public @Nullable Chunk next(int maxRows) {
            if (next == stop) {
                return null;
            }
            int rows = (int) Math.min(maxRows, stop - next);
            long[] numbers = new long[rows];
            long[] values = new long[rows];
            for (int i = 0; i < rows; i++) {
                numbers[i] = next + i;
                values[i] = value.applyAsLong(next + i);
            }
            next += rows;
            return new Chunk(Batch.of(rows, new LongColumn(numbers, null), new LongColumn(values, null)), next);
        }

        @Override
        public void close() {}
    }
}
