package io.virta.function.aggregate;

import io.virta.batch.Column;
import io.virta.batch.DecimalColumn;
import io.virta.function.Aggregator;
import io.virta.state.DecimalState;
import io.virta.state.LongState;
import io.virta.state.StateColumn;
import io.virta.types.AtomicType;
import io.virta.types.DecimalType;
import io.virta.types.StructType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;

/** The mean of decimals: a {@link DecimalSum} and a count. */
record DecimalMean(DecimalType argument, DecimalType type) implements Aggregator {
    private DecimalSum sum() {
        return new DecimalSum(new DecimalType(DecimalType.MAX_PRECISION, argument.scale()));
    }

    @Override
    public StructType stateType() {
        return sum().stateType().add("count", AtomicType.BIGINT, false);
    }

    @Override
    public void update(StateColumn[] state, int[] slots, Column[] arguments, int rowCount) {
        sum().update(state, slots, arguments, rowCount);
        new Count.Counter().update(count(state), slots, arguments, rowCount);
    }

    @Override
    public void merge(StateColumn[] state, int[] slots, Column[] partials, int rowCount) {
        sum().merge(state, slots, partials, rowCount);
        new Count.Counter().merge(count(state), slots, Arrays.copyOfRange(partials, 3, 4), rowCount);
    }

    private static StateColumn[] count(StateColumn[] state) {
        return Arrays.copyOfRange(state, 3, 4);
    }

    @Override
    public Column result(StateColumn[] state, int[] slots, int count) {
        Column sums = sum().result(state, slots, count);
        DecimalState total = (DecimalState) state[0];
        long[] counts = ((LongState) state[3]).values();
        long[] low = new long[count];
        long[] high = new long[count];
        boolean[] nulls = new boolean[count];
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            nulls[i] = sums.isNull(i) || counts[slot] == 0;
            if (!nulls[i]) {
                BigDecimal exact =
                        new BigDecimal(Decimals.unscaled(total.high()[slot], total.low()[slot]), argument.scale());
                BigInteger mean = exact.divide(BigDecimal.valueOf(counts[slot]), type.scale(), RoundingMode.HALF_UP)
                        .unscaledValue();
                low[i] = mean.longValue();
                high[i] = mean.shiftRight(64).longValue();
                nulls[i] = !Decimals.fits(high[i], low[i], type.precision());
            }
        }
        return new DecimalColumn(low, high, nulls, count);
    }
}
