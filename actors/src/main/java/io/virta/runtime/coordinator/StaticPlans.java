package io.virta.runtime.coordinator;

import io.virta.batch.Batch;
import io.virta.local.LocalExecutor;
import io.virta.planner.QueryPlan;
import io.virta.runtime.QueryDefinition;
import java.util.ArrayList;
import java.util.List;

/** Reads the bounded inputs of a query before its run. Blocks. */
final class StaticPlans {
    private StaticPlans() {}

    static List<List<Batch>> run(List<QueryPlan> plans, QueryDefinition query) {
        List<List<Batch>> rows = new ArrayList<>();
        for (QueryPlan plan : plans) {
            rows.add(LocalExecutor.run(plan, query.settings().recorded().zone(), query.clock()));
        }
        return rows;
    }
}
