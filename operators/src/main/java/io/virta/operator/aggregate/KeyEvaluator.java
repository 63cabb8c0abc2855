package io.virta.operator.aggregate;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.batch.NullMasks;
import io.virta.batch.StructColumn;
import io.virta.expression.EvaluationContext;
import io.virta.expression.Evaluator;
import io.virta.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes the physical key columns of a batch; of a window they have the start of the pane, of a session the start and end of the row's own. Owned by one operator. */
final class KeyEvaluator {
    private final Evaluator[] plain;
    private final @Nullable TimeGrouping time;
    private final @Nullable Evaluator timeEvaluator;
    private final @Nullable Evaluator endEvaluator;

    /** {@code evaluators} are those of {@link #expressions}. */
    KeyEvaluator(AggregationPlan plan, List<Evaluator> evaluators) {
        int plainCount = plan.plainGroupings().size();
        plain = evaluators.subList(0, plainCount).toArray(Evaluator[]::new);
        time = plan.time();
        timeEvaluator = time == null ? null : evaluators.get(plainCount);
        endEvaluator = time instanceof TimeGrouping.Session ? evaluators.get(plainCount + 1) : null;
    }

    /** What must be evaluated for the key. */
    static List<Expression> expressions(AggregationPlan plan) {
        List<Expression> expressions = new ArrayList<>(plan.plainGroupings());
        TimeGrouping time = plan.time();
        if (time instanceof TimeGrouping.Window window) {
            expressions.add(window.time());
        } else if (time instanceof TimeGrouping.EventTime eventTime) {
            expressions.add(eventTime.time());
        } else if (time instanceof TimeGrouping.WindowColumn column) {
            expressions.add(column.window());
        } else if (time instanceof TimeGrouping.Session session) {
            expressions.add(session.start());
            expressions.add(session.end());
        }
        return expressions;
    }

    Column[] evaluate(Batch batch, EvaluationContext context) {
        List<Column> keys = new ArrayList<>();
        for (Evaluator evaluator : plain) {
            keys.add(evaluator.evaluate(batch, context));
        }
        if (timeEvaluator != null) {
            Column times = timeEvaluator.evaluate(batch, context);
            if (time instanceof TimeGrouping.Window window) {
                WindowStarts starts = new WindowStarts(window.paneMicros(), window.startMicros());
                keys.add(starts.of((LongColumn) times.flatten(), batch.rowCount()));
            } else if (endEvaluator != null) {
                keys.add(times.flatten());
                keys.add(endEvaluator.evaluate(batch, context).flatten());
            } else if (times.flatten() instanceof StructColumn windows) {
                keys.add(bound(windows, 0));
                keys.add(bound(windows, 1));
            } else {
                keys.add(times.flatten());
            }
        }
        return keys.toArray(Column[]::new);
    }

    private static Column bound(StructColumn windows, int field) {
        LongColumn bounds = (LongColumn) windows.field(field).flatten();
        return new LongColumn(bounds.values(), NullMasks.or(windows.nullMask(), bounds.nullMask()), windows.length());
    }
}
