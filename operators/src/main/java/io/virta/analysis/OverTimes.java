package io.virta.analysis;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.Frame;
import io.virta.expression.Literal;
import io.virta.expression.OverCall;
import io.virta.expression.ScalarCall;
import io.virta.expression.SortOrder;
import io.virta.plan.LogicalPlan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When the values of functions OVER rows that keep arriving are final: when the watermark closes their partition, which has an event time or a window of it in PARTITION BY, or, where rows are in the order
 * of their event time, when it has passed the rows that a function sees.
 */
public final class OverTimes {
    private static final String CONDITION = "NON_TIME_WINDOW_NOT_SUPPORTED_IN_STREAMING";
    private static final Set<String> OF_WHOLE_PARTITIONS = Set.of("percent_rank", "cume_dist", "ntile");

    private OverTimes() {}

    /** The functions. */
    public static List<OverCall> calls(LogicalPlan.Over over) {
        return over.calls().stream().map(Alias::child).map(OverCall.class::cast).toList();
    }

    /** The expression of PARTITION BY by which the watermark closes partitions, by its index; -1 if there is none. */
    public static int closingKey(LogicalPlan.Over over) {
        Map<Long, Long> times = EventTimeColumns.of(over.child());
        List<Expression> partition = calls(over).get(0).partition();
        for (int i = 0; i < partition.size(); i++) {
            if (EventTimeColumns.delayOf(partition.get(i), times) != null) {
                return i;
            }
        }
        return -1;
    }

    /** The event time that a function's rows are in the order of, rising; null if they are in another order. */
    public static @Nullable ColumnRef time(OverCall call, Map<Long, Long> times) {
        SortOrder first = call.orders().isEmpty() ? null : call.orders().get(0);
        return first != null
                        && first.ascending()
                        && first.child() instanceof ColumnRef column
                        && times.containsKey(column.id())
                ? column
                : null;
    }

    /** How many rows behind a row a function sees. */
    public static long followingRows(OverCall call) {
        if (isNeighbour(call)) {
            List<Expression> arguments = ((ScalarCall) call.function()).arguments();
            int distance = arguments.size() > 1
                            && arguments.get(1) instanceof Literal literal
                            && literal.value() instanceof Integer number
                    ? number
                    : 1;
            boolean isLead = ((ScalarCall) call.function()).function().name().equals("lead");
            return Math.max(0, isLead ? distance : -distance);
        }
        return isFramed(call) && call.frame().byRows()
                ? Math.max(0, call.frame().end())
                : 0;
    }

    /** How much later than a row a function sees, in microseconds. */
    public static long followingMicros(OverCall call) {
        return isFramed(call) && !call.frame().byRows()
                ? Math.max(0, call.frame().end())
                : 0;
    }

    /** How much earlier than a row a function sees, in microseconds; 0 where it sees all rows before it or counts them. */
    public static long precedingMicros(OverCall call) {
        boolean isFar = call.frame().start() == Frame.UNBOUNDED_PRECEDING;
        return isFramed(call) && !call.frame().byRows() && !isFar
                ? Math.max(0, -call.frame().start())
                : 0;
    }

    private static boolean isNeighbour(OverCall call) {
        String name = name(call);
        return name.equals("lag") || name.equals("lead");
    }

    private static boolean isFramed(OverCall call) {
        return !(call.function() instanceof ScalarCall) || name(call).equals("nth_value");
    }

    private static String name(OverCall call) {
        return call.function() instanceof ScalarCall function
                ? function.function().name()
                : "";
    }

    /** Refuses functions whose values are never final. */
    static void check(LogicalPlan.Over over) {
        if (closingKey(over) >= 0) {
            return;
        }
        Map<Long, Long> times = EventTimeColumns.of(over.child());
        for (OverCall call : calls(over)) {
            String text = "`" + call.function().sql() + "` OVER a window of rows";
            if (time(call, times) == null) {
                throw refusal(
                        text + " has no final value on rows that keep arriving in no order.",
                        "Call withWatermark(...) and write ORDER BY its time, rising, or PARTITION BY window(time, '10 minutes')"
                                + " too; or use update mode, or group by window(...) or session_window(...).");
            }
            boolean isOfAll = OF_WHOLE_PARTITIONS.contains(name(call))
                    || isFramed(call) && call.frame().end() == Frame.UNBOUNDED_FOLLOWING;
            if (isOfAll) {
                throw refusal(
                        text + " depends on rows up to the last of its partition, which never comes.",
                        "End the frame at CURRENT ROW, 5 FOLLOWING or INTERVAL 1 MINUTE FOLLOWING, or write PARTITION BY"
                                + " window(time, '10 minutes') too, so that the watermark closes partitions; or use update mode.");
            }
            if (name(call).equals("nth_value") && call.frame().start() == Frame.UNBOUNDED_PRECEDING) {
                throw refusal(
                        text + " would keep the first rows of every partition for ever.",
                        "Begin the frame at 5 PRECEDING or INTERVAL 1 HOUR PRECEDING, use first(...), or use update mode.");
            }
        }
    }

    private static VirtaException refusal(String problem, String hint) {
        return new VirtaException(ErrorCode.UNSUPPORTED_STREAMING_OPERATION, problem, hint, CONDITION, null);
    }
}
