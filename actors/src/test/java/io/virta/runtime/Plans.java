package io.virta.runtime;

import io.virta.connector.OutputMode;
import io.virta.operator.Distribution;
import io.virta.operator.OperatorSpec;
import io.virta.planner.QueryPlan;
import io.virta.planner.Stage;
import io.virta.planner.Stage.Placement;
import io.virta.planner.Stage.SourceStage;
import io.virta.planner.StageInput;
import io.virta.planner.WatermarkNode;
import io.virta.types.StructType;
import java.util.List;

/** Plans put together by hand. */
final class Plans {
    private Plans() {}

    /** A source whose rows go straight to the sink. */
    static QueryPlan copy(NumbersTable table) {
        return plan(List.of(source(0, table)), List.of());
    }

    static Stage source(int id, NumbersTable table, OperatorSpec... operators) {
        return new Stage(
                id,
                new SourceStage(id, table, table),
                List.of(),
                List.of(operators),
                Placement.PARTITIONED,
                schema(table.schema(), operators));
    }

    static Stage sharded(int id, List<Integer> from, OperatorSpec... operators) {
        List<StageInput> inputs = from.stream()
                .map(stage -> new StageInput(stage, new Distribution.Hashed(new int[] {0}), true))
                .toList();
        return new Stage(id, null, inputs, List.of(operators), Placement.SHARDED, schema(new StructType(), operators));
    }

    static QueryPlan plan(List<Stage> stages, List<WatermarkNode> watermarks) {
        return new QueryPlan(
                stages,
                List.of(),
                watermarks,
                stages.get(stages.size() - 1).outputSchema(),
                OutputMode.UPDATE,
                List.of(),
                false);
    }

    private static StructType schema(StructType input, OperatorSpec... operators) {
        return operators.length == 0 ? input : operators[operators.length - 1].outputSchema();
    }
}
