package io.virta.session;

import io.virta.batch.Batch;
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
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers {@code start, start + step, ...} before {@code end}, as the column {@code id}. Positions are row numbers. Immutable. */
public record RangeTable(long start, long end, long step) implements SourceTable {
    private static final StructType SCHEMA = new StructType(List.of(new StructField("id", AtomicType.BIGINT, false)));

    public RangeTable {
        if (step == 0) {
            throw io.virta.connector.Options.invalid("step", "0", "a number that is not zero");
        }
    }

    private long count() {
        long distance = step > 0 ? Math.subtractExact(end, start) : Math.subtractExact(start, end);
        return distance <= 0 ? 0 : (distance - 1) / Math.abs(step) + 1;
    }

    @Override
    public String description() {
        return "Range[" + start + ", " + end + ", " + step + "]";
    }

    @Override
    public String identity() {
        return description();
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
        return new Scan(columns.size());
    }

    private final class Scan implements SourceScan {
        private final int columns;

        Scan(int columns) {
            this.columns = columns;
        }

        @Override
        public StructType schema() {
            return columns == 0 ? new StructType() : SCHEMA;
        }

        @Override
        public SourceEnumerator enumerator(SourceContext context) {
            return new Enumerator(count());
        }

        @Override
        public SourceReader reader(SourceContext context) {
            return new Reader(columns);
        }
    }

    private record Enumerator(long count) implements SourceEnumerator {
        @Override
        public @Nullable PlannedRange plan(@Nullable String after, ReadLimit limit) {
            return after != null || count == 0
                    ? null
                    : new PlannedRange("0", "" + count, List.of(new Split("rows", 0, count, "", 0)));
        }

        @Override
        public void stopAtLatest() {}

        @Override
        public void close() {}
    }

    private final class Reader implements SourceReader {
        private final int columns;
        private long next;
        private long splitEnd;

        Reader(int columns) {
            this.columns = columns;
        }

        @Override
        public void open(Split split) {
            next = split.from();
            splitEnd = split.to();
        }

        @Override
        public @Nullable Chunk next(int maxRows) {
            if (next >= splitEnd) {
                return null;
            }
            long[] values = new long[(int) Math.min(maxRows, splitEnd - next)];
            for (int i = 0; i < values.length; i++) {
                values[i] = start + (next + i) * step;
            }
            next += values.length;
            return new Chunk(
                    new Batch(values.length, Collections.nCopies(columns, new LongColumn(values, null))), next);
        }

        @Override
        public void close() {}
    }
}
