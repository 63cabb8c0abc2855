package io.virta.driver;

import io.virta.batch.Batch;
import io.virta.error.VirtaException;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorMetrics;
import io.virta.state.StateTable;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The context of the operators of one stage instance.
 *
 * @param stateTables the restored tables of the first operator, by name
 * @param staticRows the rows of each static plan of the query
 * @param metrics shared by the operators of the instance
 */
public record StageContext(
        int instance,
        int instances,
        ZoneId zone,
        long initialWatermarkMicros,
        Map<String, StateTable> stateTables,
        List<List<Batch>> staticRows,
        OperatorMetrics metrics)
        implements OperatorContext {
    public StageContext {
        stateTables = Map.copyOf(stateTables);
        staticRows = List.copyOf(staticRows);
    }

    @Override
    public StateTable stateTable(String name) {
        StateTable table = stateTables.get(name);
        if (table == null) {
            throw VirtaException.internal(
                    "The operator asks for the state table '" + name + "', which it has not declared.");
        }
        return table;
    }

    @Override
    public List<Batch> staticRows(int staticPlan) {
        return staticRows.get(staticPlan);
    }
}
