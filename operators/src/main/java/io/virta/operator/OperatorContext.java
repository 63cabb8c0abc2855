package io.virta.operator;

import io.virta.batch.Batch;
import io.virta.state.RowTable;
import io.virta.state.StateTable;
import io.virta.types.StructType;
import java.time.ZoneId;
import java.util.List;

/** What the environment hands to an operator instance, once. */
public interface OperatorContext {
    /** The number of this instance among its stage's, from 0. */
    int instance();

    /** How many instances the stage has. */
    int instances();

    /** The session time zone. */
    ZoneId zone();

    /** The watermark that rows are late against until the first {@link Operator#advance}, or {@link StreamElement.Watermark#NONE}. */
    long initialWatermarkMicros();

    /** A declared state table, restored. */
    StateTable stateTable(String name);

    /** A declared table of rows, restored. */
    RowTable rowTable(String name);

    /** The rows of a static plan of the query, read before the run's first epoch, or again as the refresh setting says. */
    List<Batch> staticRows(int staticPlan);

    /** Which query runs; {@link QueryIdentity#NONE} for a run over what is there. */
    default QueryIdentity query() {
        return QueryIdentity.NONE;
    }

    /** What the operator reports for the progress of the epoch. */
    OperatorMetrics metrics();

    /**
     * Where the operator drops rows that came after the watermark, one for each input that may have such rows.
     *
     * @param columns of the input
     * @param reason why its rows are late, for whoever reads them
     */
    default LateRows lateRows(StructType columns, String reason) {
        return LateRows.counted(metrics());
    }
}
