package io.virta.function.aggregate;

import io.virta.batch.Column;
import io.virta.batch.DecimalColumn;
import io.virta.batch.NullMasks;
import io.virta.function.Aggregator;
import io.virta.state.BooleanState;
import io.virta.state.DecimalState;
import io.virta.state.StateColumn;
import io.virta.types.AtomicType;
import io.virta.types.DecimalType;
import io.virta.types.StructType;

/** Sums decimals in 128 bits; null until there is a value, and null for good after 38 digits have overflowed. */
record DecimalSum(DecimalType type) implements Aggregator {
    @Override
    public StructType stateType() {
        return new StructType()
                .add("sum", new DecimalType(DecimalType.MAX_PRECISION, type.scale()), false)
                .add("seen", AtomicType.BOOLEAN, false)
                .add("overflowed", AtomicType.BOOLEAN, false);
    }

    @Override
    public void update(StateColumn[] state, int[] slots, Column[] arguments, int rowCount) {
        boolean[] seen = ((BooleanState) state[1]).values();
        DecimalColumn values = (DecimalColumn) arguments[0].flatten();
        for (int row = 0; row < rowCount; row++) {
            int slot = slots[row];
            if (slot >= 0 && !values.isNull(row)) {
                seen[slot] = true;
                add(state, slot, values, row);
            }
        }
    }

    @Override
    public void merge(StateColumn[] state, int[] slots, Column[] partials, int rowCount) {
        boolean[] seen = ((BooleanState) state[1]).values();
        boolean[] overflowed = ((BooleanState) state[2]).values();
        DecimalColumn sums = (DecimalColumn) partials[0].flatten();
        io.virta.batch.BooleanColumn partSeen = (io.virta.batch.BooleanColumn) partials[1].flatten();
        io.virta.batch.BooleanColumn partOverflowed = (io.virta.batch.BooleanColumn) partials[2].flatten();
        for (int row = 0; row < rowCount; row++) {
            int slot = slots[row];
            if (slot >= 0) {
                seen[slot] |= partSeen.value(row);
                overflowed[slot] |= partOverflowed.value(row);
                add(state, slot, sums, row);
            }
        }
    }

    private static void add(StateColumn[] state, int slot, DecimalColumn values, int row) {
        DecimalState sum = (DecimalState) state[0];
        long low = sum.low()[slot];
        long added = low + values.low()[row];
        long carry = Long.compareUnsigned(added, low) < 0 ? 1 : 0;
        sum.low()[slot] = added;
        sum.high()[slot] += values.high(row) + carry;
        if (!Decimals.fits(sum.high()[slot], added, DecimalType.MAX_PRECISION)) {
            ((BooleanState) state[2]).values()[slot] = true;
        }
    }

    @Override
    public Column result(StateColumn[] state, int[] slots, int count) {
        DecimalColumn sums = ((DecimalState) state[0]).gather(slots, count);
        return new DecimalColumn(
                sums.low(), sums.high(), NullMasks.or(sums.nullMask(), nulls(state, slots, count)), count);
    }

    private boolean[] nulls(StateColumn[] state, int[] slots, int count) {
        boolean[] seen = ((BooleanState) state[1]).values();
        boolean[] overflowed = ((BooleanState) state[2]).values();
        DecimalState sum = (DecimalState) state[0];
        boolean[] nulls = new boolean[count];
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            nulls[i] = !seen[slot]
                    || overflowed[slot]
                    || !Decimals.fits(sum.high()[slot], sum.low()[slot], type.precision());
        }
        return nulls;
    }
}
