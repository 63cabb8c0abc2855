package io.virta.driver;

import io.virta.batch.Batch;
import io.virta.dropped.DroppedRows;
import io.virta.error.VirtaException;
import io.virta.operator.LateRows;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorMetrics;
import io.virta.operator.QueryIdentity;
import io.virta.state.DurableState;
import io.virta.state.RowTable;
import io.virta.state.StateTable;
import io.virta.types.StructType;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The context of the operators of one stage instance.
 *
 * @param stateTables the restored tables of the first operator, by name
 * @param staticRows the rows of each static plan of the query
 * @param metrics shared by the operators of the instance
 * @param operator the id of the operator, the origin of the rows it drops
 * @param query which query runs
 * @param dropped where dropped rows are kept, null if nobody wants them
 */
public record StageContext(
        int instance,
        int instances,
        ZoneId zone,
        long initialWatermarkMicros,
        Map<String, DurableState> stateTables,
        List<List<Batch>> staticRows,
        OperatorMetrics metrics,
        String operator,
        QueryIdentity query,
        @Nullable DroppedRows dropped)
        implements OperatorContext {
    public StageContext {
        stateTables = Map.copyOf(stateTables);
        staticRows = List.copyOf(staticRows);
    }

    /** A context in which nobody wants dropped rows. */
    public StageContext(
            int instance,
            int instances,
            ZoneId zone,
            long initialWatermarkMicros,
            Map<String, DurableState> stateTables,
            List<List<Batch>> staticRows,
            OperatorMetrics metrics) {
        this(
                instance,
                instances,
                zone,
                initialWatermarkMicros,
                stateTables,
                staticRows,
                metrics,
                "",
                QueryIdentity.NONE,
                null);
    }

    @Override
    public StateTable stateTable(String name) {
        return declared(name, StateTable.class);
    }

    @Override
    public RowTable rowTable(String name) {
        return declared(name, RowTable.class);
    }

    private <T> T declared(String name, Class<T> kind) {
        DurableState table = stateTables.get(name);
        if (!kind.isInstance(table)) {
            throw VirtaException.internal(
                    "The operator asks for the state table '" + name + "', which it has not declared.");
        }
        return kind.cast(table);
    }

    @Override
    public LateRows lateRows(StructType columns, String reason) {
        return dropped == null ? LateRows.counted(metrics) : LateRows.kept(metrics, dropped, operator, columns, reason);
    }

    @Override
    public List<Batch> staticRows(int staticPlan) {
        return staticRows.get(staticPlan);
    }
}
