package io.virta.analysis;

import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.IntervalValue;
import io.virta.expression.ScalarCall;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of an analysed plan carry event time, that is: rows whose value is behind the watermark are late. A column keeps it through aliases; {@code
 * window(time, ...)} and {@code window_time(w)} of one carry it, fields of a window do not.
 */
public final class EventTimeColumns {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int DAYS_PER_MONTH = 31;

    private EventTimeColumns() {}

    /** For each output column that carries event time, by number, the delay of its watermark in microseconds, a month being 31 days. */
    public static Map<Long, Long> of(LogicalPlan plan) {
        Map<Long, Long> below = new HashMap<>();
        if (plan instanceof LogicalPlan.Union union) {
            return ofUnion(union);
        }
        if (plan instanceof LogicalPlan.Over over
                && OverTimes.calls(over).stream().anyMatch(call -> OverTimes.followingRows(call) > 0)
                && OverTimes.closingKey(over) < 0) {
            // A row waits for the next ones of its partition, however long the watermark has passed it.
            return Map.of();
        }
        plan.children().forEach(child -> below.putAll(of(child)));
        if (plan instanceof LogicalPlan.WithWatermark watermark) {
            return Map.of(((ColumnRef) watermark.eventTime()).id(), delayMicros(watermark.delay()));
        }
        if (plan instanceof LogicalPlan.Project project) {
            name(project.expressions(), below);
        } else if (plan instanceof LogicalPlan.Aggregate aggregate) {
            name(aggregate.groupings(), below);
            name(aggregate.output(), below);
        }
        Map<Long, Long> output = new HashMap<>();
        for (ColumnRef column : PlanOutput.of(plan)) {
            Long delay = below.get(column.id());
            if (delay != null) {
                output.put(column.id(), delay);
            }
        }
        return output;
    }

    /** The delay of an expression that carries event time, or null if it carries none; {@code columns} are those below it that do. */
    public static @Nullable Long delayOf(Expression expression, Map<Long, Long> columns) {
        if (expression instanceof ColumnRef column) {
            return columns.get(column.id());
        }
        if (expression instanceof Alias alias) {
            return delayOf(alias.child(), columns);
        }
        if (expression instanceof ScalarCall call) {
            String name = call.function().name();
            boolean keeps = TimeWindows.isWindow(name) || name.equals(TimeWindows.WINDOW_TIME);
            return keeps ? delayOf(call.arguments().get(0), columns) : null;
        }
        return null;
    }

    /** The length of a delay in microseconds, a month being 31 days. */
    public static long delayMicros(IntervalValue delay) {
        long days = (long) delay.months() * DAYS_PER_MONTH + delay.days();
        return Math.addExact(Math.multiplyExact(days, MICROS_PER_DAY), delay.micros());
    }

    private static void name(List<Expression> named, Map<Long, Long> columns) {
        for (Expression expression : named) {
            Long delay = delayOf(expression, columns);
            if (delay != null) {
                columns.put(PlanOutput.column(expression).id(), delay);
            }
        }
    }

    /** A column of a union carries event time where it does in any input; the longest delay counts. */
    private static Map<Long, Long> ofUnion(LogicalPlan.Union union) {
        List<ColumnRef> output = PlanOutput.of(union);
        Map<Long, Long> columns = new HashMap<>();
        for (LogicalPlan input : union.inputs()) {
            Map<Long, Long> below = of(input);
            List<ColumnRef> inputColumns = PlanOutput.of(input);
            for (int i = 0; i < output.size(); i++) {
                Long delay = below.get(inputColumns.get(i).id());
                if (delay != null) {
                    columns.merge(output.get(i).id(), delay, Math::max);
                }
            }
        }
        return columns;
    }
}
