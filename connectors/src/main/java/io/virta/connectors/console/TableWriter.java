package io.virta.connectors.console;

import io.virta.batch.Batch;
import io.virta.connector.SinkWriter;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.row.TableText;
import io.virta.types.StructType;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Prints the first rows of each epoch as a table. Prints when it prepares, since it cannot print later what another process prepared. */
final class TableWriter implements SinkWriter {
    private static final String RULE = "-------------------------------------------";
    private static final byte[] NOTHING = {};

    private final StructType schema;
    private final int maxRows;
    private final int cellWidth;
    private final ZoneId zone;
    private final PrintStream out;
    private final List<Row> rows = new ArrayList<>();
    private long epoch;

    TableWriter(StructType schema, int maxRows, int cellWidth, ZoneId zone, PrintStream out) {
        this.schema = schema;
        this.maxRows = maxRows;
        this.cellWidth = cellWidth;
        this.zone = zone;
        this.out = out;
    }

    @Override
    public void begin(long newEpoch, int attempt) {
        epoch = newEpoch;
        rows.clear();
    }

    @Override
    public void write(Batch batch) {
        for (int row = 0; row < batch.rowCount() && rows.size() <= maxRows; row++) {
            if (PrintedRows.isPrinted(batch, row)) {
                rows.add(RowConverter.row(batch, row, schema));
            }
        }
    }

    @Override
    public byte[] prepare() {
        String table = TableText.render(schema, rows, maxRows, cellWidth, zone);
        out.print(RULE + "\nBatch: " + epoch + "\n" + RULE + "\n" + table + "\n");
        PrintedRows.flush(out);
        rows.clear();
        return NOTHING;
    }

    @Override
    public void commit(long committed, byte[] handle) {}

    @Override
    public void close() {
        rows.clear();
    }
}
