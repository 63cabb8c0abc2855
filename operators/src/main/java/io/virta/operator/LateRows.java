package io.virta.operator;

import io.virta.batch.Batch;
import io.virta.connector.Options;
import io.virta.dropped.DropKind;
import io.virta.dropped.DroppedRows;
import io.virta.format.json.JsonEncoder;
import io.virta.format.json.JsonOptions;
import io.virta.types.StructType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an operator drops the rows of one of its inputs that came after the watermark: counts them, and keeps them with their columns where somebody asked for that. Used by the operator's thread.
 */
public final class LateRows {
    /** Null fields are written, and times to the microsecond. */
    private static final Options TEXT =
            Options.of(Map.of("ignoreNullFields", "false", "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX"));

    private final OperatorMetrics metrics;
    private final @Nullable Copies copies;

    private record Copies(DroppedRows target, String operator, String reason, JsonEncoder encoder) {}

    private LateRows(OperatorMetrics metrics, @Nullable Copies copies) {
        this.metrics = metrics;
        this.copies = copies;
    }

    /** Late rows that are only counted. */
    public static LateRows counted(OperatorMetrics metrics) {
        return new LateRows(metrics, null);
    }

    /**
     * Late rows that are counted, and kept if they are wanted.
     *
     * @param target where they are kept
     * @param operator the id of the operator
     * @param columns of the rows
     * @param reason why they are late
     */
    public static LateRows kept(
            OperatorMetrics metrics, DroppedRows target, String operator, StructType columns, String reason) {
        if (!target.wants(DropKind.LATE)) {
            return counted(metrics);
        }
        JsonEncoder encoder = new JsonEncoder(columns, JsonOptions.of(TEXT, target.zone()));
        return new LateRows(metrics, new Copies(target, operator, reason, encoder));
    }

    /** Whether more than the number of late rows matters. */
    public boolean areWanted() {
        return copies != null;
    }

    /**
     * Drops the rows of a batch that are not timely.
     *
     * @param timely the numbers of the timely rows, ascending
     * @param count how many there are
     * @return the timely rows
     */
    public Batch drop(Batch batch, int[] timely, int count, long watermarkMicros) {
        return drop(batch, timely, count, 0, watermarkMicros);
    }

    /** As above, where the columns of the input begin at {@code firstColumn}. */
    public Batch drop(Batch batch, int[] timely, int count, int firstColumn, long watermarkMicros) {
        int late = batch.rowCount() - count;
        if (late == 0) {
            return batch;
        }
        metrics.addLateRows(late);
        if (copies != null) {
            Batch rows = new Batch(batch.rowCount(), batch.columns().subList(firstColumn, batch.columnCount()));
            Batch dropped = rows.gather(others(timely, count, batch.rowCount()), late);
            copies.target.addLate(copies.operator, copies.reason, copies.encoder, dropped, watermarkMicros);
        }
        return batch.gather(timely, count);
    }

    private static int[] others(int[] rows, int count, int rowCount) {
        int[] others = new int[rowCount - count];
        int next = 0;
        int found = 0;
        for (int row = 0; row < rowCount; row++) {
            if (next < count && rows[next] == row) {
                next++;
            } else {
                others[found++] = row;
            }
        }
        return others;
    }
}
