package io.virta.connectors.testkit;

import io.virta.connector.PlannedRange;
import io.virta.connector.SourceContext;
import io.virta.connector.SourceMemory;
import io.virta.connector.SourceReader;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.connector.Split;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads what a source plans, as a run would. */
public final class SourceRuns {
    private SourceRuns() {}

    /** A scan of all columns. */
    public static SourceScan scanAll(SourceTable table) {
        return table.scan(IntStream.range(0, table.schema().size()).boxed().toList(), List.of());
    }

    /** What the source remembers after ranges. */
    public static SourceMemory memory(List<PlannedRange> ranges) {
        SourceMemory memory = SourceMemory.EMPTY;
        for (PlannedRange range : ranges) {
            memory = memory.after(range.memory());
        }
        return memory;
    }

    /** The rows of a range, in the order of its splits, by one new reader. */
    public static List<Row> read(SourceScan scan, SourceContext context, PlannedRange range, int maxRows) {
        List<Row> rows = new ArrayList<>();
        try (SourceReader reader = scan.reader(context)) {
            for (Split split : range.splits()) {
                reader.open(split);
                for (SourceReader.Chunk chunk = reader.next(maxRows); chunk != null; chunk = reader.next(maxRows)) {
                    rows.addAll(RowConverter.toRows(chunk.batch(), scan.schema()));
                }
            }
        }
        return rows;
    }
}
