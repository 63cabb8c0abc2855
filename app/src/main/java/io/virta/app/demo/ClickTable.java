package io.virta.app.demo;

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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stream of clicks: which there are by now, and which columns of them are read. A position is {@code startMillis:clicks}. */
record ClickTable(long clicksPerSecond, int latePerMille) implements SourceTable {
    private static final int BYTES_PER_CLICK = 24;
    private static final StructType SCHEMA = new StructType()
            .add("event_time", AtomicType.TIMESTAMP)
            .add("user_id", AtomicType.BIGINT)
            .add("page", AtomicType.STRING)
            .add("action", AtomicType.STRING);

    @Override
    public String description() {
        return "Clicks[" + clicksPerSecond + " per second]";
    }

    @Override
    public String identity() {
        return "clicks:" + clicksPerSecond + ":" + latePerMille;
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
        List<StructField> fields = columns.stream().map(SCHEMA::field).toList();
        return new Scan(new StructType(fields), columns);
    }

    private final class Scan implements SourceScan {
        private final StructType schema;
        private final List<Integer> columns;

        Scan(StructType schema, List<Integer> columns) {
            this.schema = schema;
            this.columns = columns;
        }

        @Override
        public StructType schema() {
            return schema;
        }

        @Override
        public SourceEnumerator enumerator(SourceContext context) {
            return new Enumerator(context);
        }

        @Override
        public SourceReader reader(SourceContext context) {
            return new ClickReader(columns, clicksPerSecond, latePerMille);
        }
    }

    private final class Enumerator implements SourceEnumerator {
        private final SourceContext context;
        private long stopMillis = Long.MAX_VALUE;

        Enumerator(SourceContext context) {
            this.context = context;
        }

        @Override
        public @Nullable PlannedRange plan(@Nullable String after, ReadLimit limit) {
            long now = Math.min(context.clock().millis(), stopMillis);
            long startMillis = after == null ? now : Long.parseLong(after.substring(1, after.indexOf(':')));
            long from = after == null ? 0 : Long.parseLong(after.substring(after.indexOf(':') + 1, after.length() - 1));
            long most = Math.min(limit.maxRows(), limit.maxBytes() / BYTES_PER_CLICK);
            long to = from + Math.min(Math.max(0, (now - startMillis) * clicksPerSecond / 1000 - from), most);
            if (to <= from && after != null) {
                return null;
            }
            List<Split> splits = new ArrayList<>();
            long piece = Math.max(1, (to - from + context.parallelism() - 1) / context.parallelism());
            for (long at = from; at < to; at += piece) {
                long end = Math.min(to, at + piece);
                splits.add(new Split("clicks", at, end, Long.toString(startMillis), (end - at) * BYTES_PER_CLICK));
            }
            return new PlannedRange(position(startMillis, from), position(startMillis, to), splits);
        }

        private static String position(long startMillis, long clicks) {
            return "\"" + startMillis + ":" + clicks + "\"";
        }

        @Override
        public void stopAtLatest() {
            stopMillis = context.clock().millis();
        }

        @Override
        public void close() {}
    }
}
