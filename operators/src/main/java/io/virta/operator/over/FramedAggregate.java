package io.virta.operator.over;

import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.expression.AggregateCall;
import io.virta.expression.ExpressionTypes;
import io.virta.function.Aggregator;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.state.StateColumn;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** An aggregate of the frame of each row. Frames that only grow are computed in one pass; frames with the same rows as the one before are computed once. */
final class FramedAggregate {
    private static final int[] SLOT = {0};

    private final AggregateCall call;
    private final Aggregator aggregator;

    FramedAggregate(AggregateCall call) {
        this.call = call;
        aggregator = call.function()
                .aggregator(
                        new TypedArguments(call.function().name(), call.arguments()),
                        new Signature(
                                call.arguments().stream()
                                        .map(ExpressionTypes::typeOf)
                                        .toList(),
                                call.type(),
                                call.nullable()),
                        call.ignoreNulls());
    }

    Aggregator aggregator() {
        return aggregator;
    }

    /**
     * The results by row number.
     *
     * @param before for a row number the accumulators of what came before the rows of its partition; null if nothing did
     */
    Column of(Column[] arguments, OrderedRows rows, Frames frames, @Nullable IntFunction<Column[]> before) {
        int[] resultOf = new int[rows.size()];
        ColumnBuilder results = ColumnBuilder.of(call.type(), rows.size());
        StateColumn[] state = empty();
        int made = 0;
        int from = -1;
        int to = -1;
        for (int place = 0; place < resultOf.length; place++) {
            int start = frames.from()[place];
            int end = Math.max(start, frames.to()[place]);
            boolean continues = place > rows.starts()[place] && start == from && end >= to;
            if (!continues || end != to) {
                state = continues ? state : before == null ? empty() : merged(before.apply(rows.order()[place]));
                add(state, arguments, rows, continues ? to : start, end);
                results.append(aggregator.result(state, SLOT, 1), 0);
                made++;
            }
            resultOf[rows.order()[place]] = made - 1;
            from = start;
            to = end;
        }
        return results.build().gather(resultOf, resultOf.length);
    }

    private StateColumn[] empty() {
        StateColumn[] state = StateColumn.of(aggregator.stateType());
        for (StateColumn column : state) {
            column.ensureCapacity(1);
        }
        return state;
    }

    private StateColumn[] merged(Column[] accumulators) {
        StateColumn[] state = empty();
        aggregator.merge(state, SLOT, accumulators, 1);
        return state;
    }

    private void add(StateColumn[] state, Column[] arguments, OrderedRows rows, int from, int to) {
        if (to > from) {
            int[] chosen = Arrays.copyOfRange(rows.order(), from, to);
            Column[] values = new Column[arguments.length];
            Arrays.setAll(values, i -> arguments[i].gather(chosen, chosen.length));
            aggregator.update(state, new int[chosen.length], values, chosen.length);
        }
    }
}
