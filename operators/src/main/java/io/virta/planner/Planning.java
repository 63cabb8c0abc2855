package io.virta.planner;

import io.virta.connector.OutputMode;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.operator.Distribution;
import io.virta.plan.LogicalPlan;
import io.virta.planner.Flow.PlacedWatermark;
import io.virta.planner.Stage.Placement;
import io.virta.planner.Stage.SourceStage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One query being planned: the stages that are closed, and what the rules share. */
final class Planning {
    private final OutputMode mode;
    private final boolean streaming;
    private final PlannerSettings settings;
    private final List<Stage> stages = new ArrayList<>();
    private final List<QueryPlan> staticPlans = new ArrayList<>();
    private final List<WatermarkNode> watermarks = new ArrayList<>();
    private int sources;
    private boolean emitsChanges;

    Planning(OutputMode mode, boolean streaming, PlannerSettings settings) {
        this.mode = mode;
        this.streaming = streaming;
        this.settings = settings;
    }

    /** Whether any part of a plan is read as a stream. */
    static boolean isStreaming(LogicalPlan plan) {
        return plan instanceof LogicalPlan.Scan scan && scan.streaming()
                || plan.children().stream().anyMatch(Planning::isStreaming);
    }

    OutputMode mode() {
        return mode;
    }

    /** Whether the query runs over streams; else it runs once over what is there. */
    boolean isStreaming() {
        return streaming;
    }

    PlannerSettings settings() {
        return settings;
    }

    /** Plans a node and what is below it. */
    Flow plan(LogicalPlan plan) {
        return PlannerRules.plan(plan, this);
    }

    /**
     * Plans a node as a stream. The rows of one that is none come once, in the first epoch: what says so is a source of one row, whose position is logged as that of any other, joined with them.
     */
    Flow planAsStream(LogicalPlan plan) {
        if (!streaming || isStreaming(plan)) {
            return plan(plan);
        }
        if (mode == OutputMode.COMPLETE && !emitsChanges) {
            throw new VirtaException(
                    ErrorCode.UNSUPPORTED_STREAMING_OPERATION,
                    "In complete mode the static rows of a union would be shown in the first epoch only.",
                    "Use update mode, or aggregate the union.");
        }
        return plan(new LogicalPlan.Join(new LogicalPlan.OneRow(), plan, LogicalPlan.JoinType.CROSS, null, List.of()));
    }

    /** Plans what an operator reads that takes changes: where results are revised they come as changes, in complete mode, too. In append mode nothing is revised. */
    <T> T asChanges(Supplier<T> planned) {
        boolean before = emitsChanges;
        emitsChanges = streaming && mode != OutputMode.APPEND;
        try {
            return planned.get();
        } finally {
            emitsChanges = before;
        }
    }

    /** Plans what an operator reads whose result no longer has a key: in update mode results that are revised come as changes, since a row cannot replace another one by its key. */
    <T> T withoutKeys(Supplier<T> planned) {
        return mode == OutputMode.UPDATE ? asChanges(planned) : planned.get();
    }

    /** Whether an operator above takes changes, so that results that are revised must come as such. */
    boolean emitsChanges() {
        return emitsChanges;
    }

    /** How an operator that revises its results shows them: as changes, or all of them at each barrier. */
    OutputMode shownAs() {
        return emitsChanges ? OutputMode.UPDATE : mode;
    }

    /** Opens a stage that reads a source. */
    Flow openSource(SourceTable table, SourceScan scan, List<ColumnRef> columns) {
        return openSource(new SourceStage(sources++, table, scan), columns);
    }

    /** Opens a stage that reads a source with pushed filters. */
    Flow openSource(SourceTable table, SourceScan scan, List<Expression> filters, List<ColumnRef> columns) {
        String rowsKey = table.identity() + " " + scan.schema().toDDL() + " " + filters;
        return openSource(new SourceStage(sources++, table, scan, rowsKey), columns);
    }

    private static Flow openSource(SourceStage source, List<ColumnRef> columns) {
        return new Flow(source, List.of(), Placement.PARTITIONED, columns, false, false);
    }

    /** Closes a stage, so that another can read it. */
    StageInput close(Flow flow, Distribution distribution) {
        int id = stages.size();
        stages.add(new Stage(id, flow.source, flow.inputs, flow.operators, flow.placement, flow.schema()));
        for (PlacedWatermark watermark : flow.watermarks) {
            watermarks.add(new WatermarkNode(id, watermark.operator(), watermark.delayMicros()));
        }
        return new StageInput(id, distribution, flow.hasWatermark());
    }

    /** Closes a stage and opens the one that reads it, in as many instances as the distribution calls for. An operator with state always comes first in its stage. */
    Flow exchange(Flow flow, Distribution distribution) {
        StageInput input = close(flow, distribution);
        return new Flow(
                null, List.of(input), placement(distribution), flow.columns(), flow.hasWatermark(), flow.revises());
    }

    /** A stage with one instance that an operator without state can be added to: this one, if it has one instance. */
    Flow single(Flow flow) {
        return flow.placement == Placement.SINGLE ? flow : exchange(flow, new Distribution.Single());
    }

    /** Closes several stages and opens the one that reads them all, with the columns that its first operator will make. */
    Flow merge(List<Flow> flows, List<Distribution> distributions, List<ColumnRef> columns) {
        List<StageInput> inputs = new ArrayList<>();
        boolean hasWatermark = false;
        boolean revises = false;
        for (int i = 0; i < flows.size(); i++) {
            inputs.add(close(flows.get(i), distributions.get(i)));
            hasWatermark |= flows.get(i).hasWatermark();
            revises |= flows.get(i).revises();
        }
        return new Flow(null, inputs, placement(distributions.get(0)), columns, hasWatermark, revises);
    }

    private static Placement placement(Distribution distribution) {
        if (distribution instanceof Distribution.Hashed) {
            return Placement.SHARDED;
        }
        return distribution instanceof Distribution.Single ? Placement.SINGLE : Placement.PARTITIONED;
    }

    /** Adds a bounded plan whose rows operators ask for by the number returned. */
    int addStaticPlan(LogicalPlan plan) {
        staticPlans.add(Planner.plan(plan, OutputMode.COMPLETE, settings));
        return staticPlans.size() - 1;
    }

    /** The finished plan, whose result leaves the flow. */
    QueryPlan finish(Flow result) {
        close(result, new Distribution.Any());
        List<String> keys = mode == OutputMode.UPDATE
                ? result.keys().stream().map(ColumnRef::name).toList()
                : List.of();
        return new QueryPlan(stages, staticPlans, watermarks, result.schema(), mode, keys, result.isOrdered());
    }
}
