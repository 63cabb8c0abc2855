package io.virta.planner;

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
import io.virta.row.RowConverter;
import io.virta.types.StructType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bounded source of batches in memory: the rows that a plan itself holds. Its positions are batch numbers. Immutable. */
public record RowsTable(StructType schema, List<Batch> batches) implements SourceTable, SourceScan {
    public RowsTable {
        batches = List.copyOf(batches);
    }

    @Override
    public String description() {
        return "LocalRows[" + batches.stream().mapToInt(Batch::rowCount).sum() + "]";
    }

    @Override
    public String identity() {
        StringBuilder text = new StringBuilder("rows:").append(schema.toDDL());
        batches.forEach(batch -> text.append(RowConverter.toRows(batch, schema)));
        return text.toString();
    }

    @Override
    public boolean isReplayable() {
        return true;
    }

    @Override
    public SourceScan scan(List<Integer> columns, List<Expression> filters) {
        StructType chosen = new StructType(columns.stream().map(schema::field).toList());
        return new RowsTable(
                chosen,
                batches.stream()
                        .map(batch -> batch.withColumns(
                                columns.stream().map(batch::column).toList()))
                        .toList());
    }

    @Override
    public SourceEnumerator enumerator(SourceContext context) {
        return new Enumerator(batches.size());
    }

    @Override
    public SourceReader reader(SourceContext context) {
        return new Reader(batches);
    }

    /** Plans all batches at once, as one split. */
    private record Enumerator(int count) implements SourceEnumerator {
        @Override
        public @Nullable PlannedRange plan(@Nullable String after, ReadLimit limit) {
            if (after != null) {
                return null;
            }
            return new PlannedRange("0", "" + count, List.of(new Split("rows", 0, count, "", 0)));
        }

        @Override
        public void stopAtLatest() {}

        @Override
        public void close() {}
    }

    private static final class Reader implements SourceReader {
        private final List<Batch> batches;
        private long next;
        private long end;

        Reader(List<Batch> batches) {
            this.batches = batches;
        }

        @Override
        public void open(Split split) {
            next = split.from();
            end = split.to();
        }

        @Override
        public @Nullable Chunk next(int maxRows) {
            if (next >= end) {
                return null;
            }
            Batch batch = batches.get((int) next);
            next++;
            return new Chunk(batch, next);
        }

        @Override
        public void close() {}
    }
}
