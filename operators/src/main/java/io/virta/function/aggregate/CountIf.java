package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.batch.BooleanColumn;
import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.state.StateColumn;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.List;

/** {@code count_if}: how many rows are true. */
@AutoService(SqlFunction.class)
public final class CountIf extends NamedAggregate {
    /** Found by discovery. */
    public CountIf() {
        super(
                "count_if",
                List.of(),
                "count_if(condition)",
                "The number of rows for which the condition is true.",
                new Example("SELECT count_if(x > 1) FROM VALUES (1), (NULL), (3) AS t(x)", "1"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Arguments.count(arguments, 1, 1);
        Arguments.fit(arguments, 0, AtomicType.BOOLEAN);
        return new Signature(List.of(AtomicType.BOOLEAN), AtomicType.BIGINT, false);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        return new TrueCounter(new Count.Counter());
    }

    /** Counts the rows that are true. */
    private record TrueCounter(Aggregator counter) implements Aggregator {
        @Override
        public StructType stateType() {
            return counter.stateType();
        }

        @Override
        public void update(StateColumn[] state, int[] slots, Column[] arguments, int rowCount) {
            FlatColumn conditions = arguments[0].flatten();
            int[] counted = new int[rowCount];
            for (int row = 0; row < rowCount; row++) {
                boolean isTrue = !conditions.isNull(row) && ((BooleanColumn) conditions).value(row);
                counted[row] = isTrue ? slots[row] : -1;
            }
            counter.update(state, counted, new Column[0], rowCount);
        }

        @Override
        public void merge(StateColumn[] state, int[] slots, Column[] partials, int rowCount) {
            counter.merge(state, slots, partials, rowCount);
        }

        @Override
        public Column result(StateColumn[] state, int[] slots, int count) {
            return counter.result(state, slots, count);
        }
    }
}
