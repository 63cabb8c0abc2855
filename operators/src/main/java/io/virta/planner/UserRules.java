package io.virta.planner;

import io.virta.analysis.EventTimeColumns;
import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.operator.OperatorSpec;
import io.virta.operator.user.GroupFunction.GroupClock;
import io.virta.operator.user.GroupInput;
import io.virta.operator.user.MapBatches;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The user's code over rows stays in the stage of its input; over groups it runs shard by shard. */
final class UserRules {
    private static final long FIRST_COLUMN = -5001;

    private UserRules() {}

    static Flow mapRows(LogicalPlan.MapRows node, Planning planning) {
        Flow flow = planning.plan(node.child());
        List<ColumnRef> kept = PlanOutput.of(node.child());
        if (node.keepsColumns()) {
            ProjectRule.project(flow, List.copyOf(kept));
        }
        int rowColumns = flow.columns().size();
        List<Integer> input = KeyColumns.of(flow, node.input(), FIRST_COLUMN);
        List<ColumnRef> made = new ArrayList<>(node.keepsColumns() ? kept : List.of());
        made.addAll(node.made());
        flow.append(new MapBatches.Spec(node.function(), rowColumns, input, ColumnRef.schema(made)), made);
        flow.setKeys(List.of());
        return flow;
    }

    static Flow groupRows(LogicalPlan.GroupRows node, Planning planning) {
        Flow input = planning.plan(node.child());
        List<Expression> read = new ArrayList<>(node.keys());
        read.addAll(node.input());
        List<Integer> places = KeyColumns.of(input, read, FIRST_COLUMN);
        int keys = node.keys().size();
        Map<Long, Long> times = planning.isStreaming() ? EventTimeColumns.of(node.child()) : Map.of();
        int timeColumn = -1;
        for (int i = 0; i < input.columns().size(); i++) {
            if (times.containsKey(input.columns().get(i).id()) && timeColumn < 0) {
                timeColumn = i;
            }
        }
        OperatorSpec spec = node.function()
                .over(new GroupInput(
                        input.schema(),
                        places.subList(0, keys),
                        places.subList(keys, places.size()),
                        node.function().clock() == GroupClock.EVENT_TIME ? timeColumn : -1,
                        input.hasWatermark(),
                        initial(node.initial(), planning)));
        Flow flow = planning.exchange(input, spec.inputDistributions().get(0));
        flow.append(spec, node.made());
        return flow;
    }

    private static GroupInput.@Nullable Initial initial(LogicalPlan.@Nullable InitialState state, Planning planning) {
        if (state == null) {
            return null;
        }
        List<Expression> columns = new ArrayList<>();
        for (Expression read : state.keys()) {
            columns.add(named(read, columns.size()));
        }
        for (Expression read : state.values()) {
            columns.add(named(read, columns.size()));
        }
        LogicalPlan rows = new LogicalPlan.Project(columns, state.rows());
        return new GroupInput.Initial(planning.addStaticPlan(rows), ColumnRef.schema(PlanOutput.of(rows)));
    }

    /** A column of its own, since the same may be read twice. */
    private static Expression named(Expression read, int place) {
        return new Alias(read, List.of("c" + place), FIRST_COLUMN - place);
    }
}
