package io.virta.function.aggregate;

import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.function.Aggregator;
import io.virta.state.BytesState;
import io.virta.state.KeyHash;
import io.virta.state.StateColumn;
import io.virta.types.AtomicType;
import io.virta.types.StructType;

/**
 * Counts different values by the longest runs of zeros in their hashes, a byte for each of 2^precision registers. The estimate is that of Ertl (New cardinality estimation
 * algorithms for HyperLogLog sketches, 2017), which needs no tables and is exact for small sets but for colliding registers.
 */
record HyperLogLog(int precision) implements Aggregator {
    @Override
    public StructType stateType() {
        return new StructType().add("registers", AtomicType.BINARY);
    }

    @Override
    public void update(StateColumn[] state, int[] slots, Column[] arguments, int rowCount) {
        BytesState registers = (BytesState) state[0];
        int[] chosen = Arguments.slotsOfNonNull(slots, new Column[] {arguments[0]}, rowCount);
        long[] hashes = new long[rowCount];
        KeyHash.hash(new Column[] {arguments[0]}, rowCount, hashes);
        int maxRank = 64 - precision + 1;
        for (int row = 0; row < rowCount; row++) {
            int slot = chosen[row];
            if (slot >= 0) {
                int start = registers.isNull(slot) ? registers.putZeros(slot, 1 << precision) : registers.start(slot);
                int register = start + (int) (hashes[row] >>> 64 - precision);
                int rank = Math.min(maxRank, Long.numberOfLeadingZeros(hashes[row] << precision) + 1);
                byte[] bytes = registers.bytes();
                if (bytes[register] < rank) {
                    bytes[register] = (byte) rank;
                }
            }
        }
    }

    @Override
    public void merge(StateColumn[] state, int[] slots, Column[] partials, int rowCount) {
        BytesState registers = (BytesState) state[0];
        BytesColumn more = (BytesColumn) partials[0].flatten();
        for (int row = 0; row < rowCount; row++) {
            int slot = slots[row];
            if (slot < 0 || more.isNull(row)) {
                continue;
            }
            if (registers.isNull(slot)) {
                registers.set(slot, more, row);
                continue;
            }
            byte[] bytes = registers.bytes();
            int start = registers.start(slot);
            for (int i = 0; i < more.lengthBytes(row); i++) {
                byte rank = more.bytes()[more.start(row) + i];
                if (bytes[start + i] < rank) {
                    bytes[start + i] = rank;
                }
            }
        }
    }

    @Override
    public Column result(StateColumn[] state, int[] slots, int count) {
        BytesState registers = (BytesState) state[0];
        long[] estimates = new long[count];
        for (int i = 0; i < count; i++) {
            estimates[i] = registers.isNull(slots[i]) ? 0 : estimate(registers, slots[i]);
        }
        return new LongColumn(estimates, null);
    }

    private long estimate(BytesState registers, int slot) {
        int[] counts = new int[64 - precision + 2];
        int start = registers.start(slot);
        int size = 1 << precision;
        for (int i = 0; i < size; i++) {
            counts[registers.bytes()[start + i]]++;
        }
        int last = counts.length - 1;
        double z = size * tau((size - counts[last]) / (double) size);
        for (int k = last - 1; k >= 1; k--) {
            z = 0.5 * (z + counts[k]);
        }
        z += size * sigma(counts[0] / (double) size);
        return Math.round(size / (2 * Math.log(2)) * size / z);
    }

    private static double sigma(double x) {
        if (x == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double power = x;
        double weight = 1;
        double sum = x;
        double before;
        do {
            power *= power;
            before = sum;
            sum += power * weight;
            weight += weight;
        } while (sum != before);
        return sum;
    }

    private static double tau(double x) {
        if (x == 0 || x == 1) {
            return 0;
        }
        double root = x;
        double weight = 1;
        double sum = 1 - x;
        double before;
        do {
            root = Math.sqrt(root);
            before = sum;
            weight *= 0.5;
            sum -= (1 - root) * (1 - root) * weight;
        } while (sum != before);
        return sum / 3;
    }
}
