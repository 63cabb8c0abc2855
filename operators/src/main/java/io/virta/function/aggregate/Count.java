package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.state.LongState;
import io.virta.state.StateColumn;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.List;

/** {@code count}: how many rows have no null in any argument; {@code count(*)} arrives as the count of a constant. */
@AutoService(SqlFunction.class)
public final class Count extends NamedAggregate {
    /** Found by discovery. */
    public Count() {
        super(
                "count",
                List.of(),
                "count(*), count(expr[, expr ...])",
                "The number of rows, or of rows in which no argument is null.",
                new Example("SELECT count(x) FROM VALUES (1), (NULL), (3) AS t(x)", "2"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Arguments.count(arguments, 1, Integer.MAX_VALUE);
        return new Signature(arguments.types(), AtomicType.BIGINT, false);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        return new Counter();
    }

    /** Counts rows without nulls in one slot of a LONG column. */
    static final class Counter implements Aggregator {
        @Override
        public StructType stateType() {
            return new StructType().add("count", AtomicType.BIGINT, false);
        }

        @Override
        public void update(StateColumn[] state, int[] slots, Column[] arguments, int rowCount) {
            long[] counts = ((LongState) state[0]).values();
            int[] counted = Arguments.slotsOfNonNull(slots, arguments, rowCount);
            for (int row = 0; row < rowCount; row++) {
                int slot = counted[row];
                if (slot >= 0) {
                    counts[slot]++;
                }
            }
        }

        @Override
        public void merge(StateColumn[] state, int[] slots, Column[] partials, int rowCount) {
            long[] counts = ((LongState) state[0]).values();
            long[] more = ((LongColumn) partials[0].flatten()).values();
            for (int row = 0; row < rowCount; row++) {
                if (slots[row] >= 0) {
                    counts[slots[row]] += more[row];
                }
            }
        }

        @Override
        public Column result(StateColumn[] state, int[] slots, int count) {
            return state[0].gather(slots, count);
        }
    }
}
