package io.virta.connectors.nexmark;

import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceContext;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceReader;
import io.virta.connector.SourceScan;
import io.virta.connector.Split;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events by number. A position is how many there were, of all kinds; the readers share a range between them in equal parts. */
record NexmarkScan(NexmarkTable table, List<Integer> columns) implements SourceScan {
    /** About the size of an event in memory. */
    private static final long EVENT_BYTES = 128;

    @Override
    public StructType schema() {
        return table.schema(columns);
    }

    @Override
    public SourceEnumerator enumerator(SourceContext context) {
        return new Enumerator(table.settings(), context);
    }

    @Override
    public SourceReader reader(SourceContext context) {
        return new Reader(table, columns);
    }

    private static final class Enumerator implements SourceEnumerator {
        private final NexmarkSettings settings;
        private final SourceContext context;
        private final long createdMillis;
        private long createdAt;
        private long last;

        Enumerator(NexmarkSettings settings, SourceContext context) {
            this.settings = settings;
            this.context = context;
            createdMillis = context.clock().millis();
            last = settings.count();
        }

        @Override
        public void restore(String lastEnd) {
            createdAt = Long.parseLong(lastEnd);
        }

        @Override
        public @Nullable PlannedRange plan(@Nullable String after, ReadLimit limit) {
            long from = after == null ? 0 : Long.parseLong(after);
            long available = Math.min(last, due()) - from;
            long wanted = Math.min(available, limit.maxRows());
            if (settings.perTrigger() > 0 && !limit.ignoreOptionLimits()) {
                wanted = Math.min(wanted, settings.perTrigger());
            }
            if (wanted <= 0) {
                return null;
            }
            if (from + wanted == Long.MAX_VALUE) {
                throw endless();
            }
            return new PlannedRange(Long.toString(from), Long.toString(from + wanted), splits(from, wanted));
        }

        private List<Split> splits(long from, long count) {
            int parts = Math.max(1, context.parallelism());
            List<Split> splits = new ArrayList<>(parts);
            for (int i = 0; i < parts; i++) {
                long start = from + count * i / parts;
                long end = from + count * (i + 1) / parts;
                if (end > start) {
                    splits.add(new Split("events-" + i, start, end, "", EVENT_BYTES * (end - start)));
                }
            }
            return splits;
        }

        /** How many events there are by now. */
        private long due() {
            if (settings.perSecond() == 0) {
                return Long.MAX_VALUE;
            }
            return createdAt + (context.clock().millis() - createdMillis) * settings.perSecond() / 1000;
        }

        @Override
        public void stopAtLatest() {
            if (settings.perSecond() == 0 && settings.isEndless()) {
                throw endless();
            }
            if (settings.isEndless()) {
                last = due();
            }
        }

        private static VirtaException endless() {
            return new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    "Format 'nexmark' generates events without end, so they cannot all be read.",
                    "Set the option 'events' to their number, or 'eventsPerSecond' for a stream.");
        }

        @Override
        public void close() {}
    }

    private static final class Reader implements SourceReader {
        private final NexmarkTable table;
        private final List<Integer> columns;
        private long next;
        private long end;

        Reader(NexmarkTable table, List<Integer> columns) {
            this.table = table;
            this.columns = columns;
        }

        @Override
        public void open(Split split) {
            next = split.from();
            end = split.to();
        }

        @Override
        public @Nullable Chunk next(int maxRows) {
            long[] numbers = new long[(int) Math.min(maxRows, end - next)];
            int count = 0;
            while (next < end && count < numbers.length) {
                numbers[count] = next;
                count += table.has(next) ? 1 : 0;
                next++;
            }
            return count == 0 ? null : new Chunk(table.batch(columns, numbers, count), next);
        }

        @Override
        public void close() {}
    }
}
