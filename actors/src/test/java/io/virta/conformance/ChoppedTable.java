package io.virta.conformance;

import io.virta.connector.SourceContext;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceReader;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.connector.Split;
import io.virta.expression.Expression;
import io.virta.types.StructType;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A table whose readers deliver at most {@code maxRows} rows at once, each time another number. The numbers follow from the seed. */
record ChoppedTable(SourceTable rows, long seed, int maxRows) implements SourceTable {
    @Override
    public String description() {
        return rows.description();
    }

    @Override
    public String identity() {
        return rows.identity();
    }

    @Override
    public StructType schema() {
        return rows.schema();
    }

    @Override
    public boolean isReplayable() {
        return rows.isReplayable();
    }

    @Override
    public SourceScan scan(List<Integer> columns, List<Expression> filters) {
        return new Scan(rows.scan(columns, filters));
    }

    private final class Scan implements SourceScan {
        private final SourceScan scan;

        Scan(SourceScan scan) {
            this.scan = scan;
        }

        @Override
        public StructType schema() {
            return scan.schema();
        }

        @Override
        public SourceEnumerator enumerator(SourceContext context) {
            return scan.enumerator(context);
        }

        @Override
        public SourceReader reader(SourceContext context) {
            return new Reader(scan.reader(context), new Random(seed));
        }
    }

    private final class Reader implements SourceReader {
        private final SourceReader reader;
        private final Random random;

        Reader(SourceReader reader, Random random) {
            this.reader = reader;
            this.random = random;
        }

        @Override
        public void open(Split split) {
            reader.open(split);
        }

        @Override
        public @Nullable Chunk next(int rowLimit) {
            return reader.next(Math.min(rowLimit, 1 + random.nextInt(maxRows)));
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
