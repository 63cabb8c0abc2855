package io.virta.runtime;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.operator.Distribution;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.state.KeyHash;
import io.virta.state.LongState;
import io.virta.state.StateTable;
import io.virta.state.StateTableSpec;
import io.virta.types.DataTypes;
import io.virta.types.StructType;
import java.util.List;

/** Counts rows by their first column and emits, once they are asked for, the counts that have changed. Drops rows at or behind the watermark and closes keys that it passes, if told so. */
final class RunningCount implements Operator {
    private static final StructType KEY = new StructType().add("k", DataTypes.LongType, false);

    private final Spec spec;
    private final StateTable table;
    private final OperatorContext context;
    private long watermark;
    private boolean changed;

    private RunningCount(Spec spec, OperatorContext context) {
        this.spec = spec;
        this.context = context;
        this.table = context.stateTable("counts");
        this.watermark = context.initialWatermarkMicros();
    }

    record Spec(boolean closesKeys) implements OperatorSpec {
        @Override
        public String name() {
            return "running-count";
        }

        @Override
        public StructType outputSchema() {
            return KEY.add("count", DataTypes.LongType, false);
        }

        @Override
        public List<Distribution> inputDistributions() {
            return List.of(new Distribution.Hashed(new int[] {0}));
        }

        @Override
        public List<StateTableSpec> stateTables() {
            return List.of(new StateTableSpec(
                    "counts", KEY, new StructType().add("count", DataTypes.LongType, false), closesKeys ? 0 : -1));
        }

        @Override
        public boolean needsEpochOnWatermark() {
            return closesKeys;
        }

        @Override
        public String explain() {
            return "RunningCount";
        }

        @Override
        public Operator create(OperatorContext context) {
            return new RunningCount(this, context);
        }
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        Batch rows = spec.closesKeys() ? onTime(batch) : batch;
        context.metrics().addLateRows(batch.rowCount() - rows.rowCount());
        Column[] keys = {rows.column(0)};
        long[] hashes = new long[rows.rowCount()];
        int[] slots = new int[rows.rowCount()];
        KeyHash.hash(keys, rows.rowCount(), hashes);
        table.upsert(keys, hashes, rows.rowCount(), slots);
        LongState counts = (LongState) table.value(0);
        for (int slot : slots) {
            counts.put(slot, counts.values()[slot] + 1);
        }
        context.metrics().addUpdatedRows(rows.rowCount());
        changed |= rows.rowCount() > 0;
    }

    private Batch onTime(Batch batch) {
        LongColumn times = (LongColumn) batch.column(0).flatten();
        int[] kept = new int[batch.rowCount()];
        int count = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            if (times.value(row) > watermark) {
                kept[count++] = row;
            }
        }
        return batch.gather(kept, count);
    }

    @Override
    public void advance(long micros) {
        watermark = micros;
    }

    @Override
    public boolean emit(EmitReason reason, Output output) {
        int[] slots = new int[Batch.DEFAULT_ROWS];
        StateTable.SlotCursor cursor = spec.closesKeys() ? table.cursor(watermark) : table.changed();
        if (!spec.closesKeys() && !changed) {
            return false;
        }
        changed = false;
        for (int count = cursor.next(slots); count > 0; count = cursor.next(slots)) {
            output.emit(
                    Batch.of(count, table.keys(slots, count)[0], table.value(0).gather(slots, count)));
        }
        if (spec.closesKeys()) {
            table.removeBucketsUpTo(watermark);
        }
        return false;
    }
}
