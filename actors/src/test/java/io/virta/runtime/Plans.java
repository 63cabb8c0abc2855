package io.virta.runtime;

import io.virta.connector.OutputMode;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.operator.Distribution;
import io.virta.operator.OperatorSpec;
import io.virta.operator.watermark.EventTimeWatermark;
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

    /** Counts by the second column, in update mode. */
    static QueryPlan counts(NumbersTable table) {
        return plan(
                List.of(source(0, table, new Keyed()), sharded(1, List.of(0), new RunningCount.Spec(false))),
                List.of());
    }

    /** Counts by the second column, an event time; each leaves when the watermark has passed it. */
    static <T extends SourceTable & SourceScan> QueryPlan closedCounts(T table, long delayMicros) {
        OperatorSpec watermark = new EventTimeWatermark.Spec(0, delayMicros, new Keyed().outputSchema());
        return plan(
                List.of(source(0, table, new Keyed(), watermark), sharded(1, List.of(0), new RunningCount.Spec(true))),
                List.of(new WatermarkNode(0, 1, delayMicros)));
    }

    /** Counts the rows of a source that is read twice by one stage. */
    static QueryPlan selfUnionCounts(NumbersTable table) {
        return plan(
                List.of(source(0, table, new Keyed()), sharded(1, List.of(0, 0), new RunningCount.Spec(false))),
                List.of());
    }

    static <T extends SourceTable & SourceScan> Stage source(int id, T table, OperatorSpec... operators) {
        return new Stage(
                id,
                new SourceStage(id, table, table),
                List.of(),
                List.of(operators),
                Placement.PARTITIONED,
                schema(NumbersTable.SCHEMA, operators));
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
