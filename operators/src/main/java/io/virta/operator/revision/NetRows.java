package io.virta.operator.revision;

import io.virta.batch.Batch;
import io.virta.batch.ChangeKind;
import io.virta.batch.Column;
import io.virta.state.LongState;
import io.virta.state.SlotTable;
import io.virta.state.StateTableSpec;
import io.virta.types.AtomicType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/** The difference of two results as multisets of rows. Used by one thread. */
final class NetRows {
    private final SlotTable table;
    private int[] slots = {};

    NetRows(StructType schema) {
        StructType keys = new StructType(schema.fields().stream()
                .map(field -> new StructField(field.name(), field.dataType(), true))
                .toList());
        StructType count = new StructType().add("count", AtomicType.BIGINT, false);
        table = new SlotTable(keys, count, StateTableSpec.NO_BUCKETS);
    }

    /** Counts the rows of a batch so many times more. */
    void add(Batch batch, long times) {
        int rowCount = batch.rowCount();
        slots = slots.length < rowCount ? new int[rowCount] : slots;
        table.upsert(batch.columns().toArray(Column[]::new), null, rowCount, slots);
        long[] counts = ((LongState) table.values()[0]).values();
        for (int row = 0; row < rowCount; row++) {
            counts[slots[row]] += times;
        }
    }

    /** What is different, deletions before insertions, as batches of the usual size. Nothing is counted afterwards. */
    ArrayDeque<Batch> take() {
        ArrayDeque<Batch> changes = new ArrayDeque<>();
        take(ChangeKind.DELETE, -1, changes);
        take(ChangeKind.INSERT, 1, changes);
        table.clear();
        return changes;
    }

    private void take(ChangeKind kind, int sign, ArrayDeque<Batch> changes) {
        long[] counts = ((LongState) table.values()[0]).values();
        int[] page = new int[Batch.DEFAULT_ROWS];
        int count = 0;
        for (int slot = 0; slot < table.slotLimit(); slot++) {
            for (long times = counts[slot] * sign; times > 0; times--) {
                page[count++] = slot;
                if (count == page.length) {
                    changes.add(batch(page, count, kind));
                    count = 0;
                }
            }
        }
        if (count > 0) {
            changes.add(batch(page, count, kind));
        }
    }

    private Batch batch(int[] page, int count, ChangeKind kind) {
        byte[] kinds = new byte[count];
        Arrays.fill(kinds, kind.code());
        return new Batch(count, List.of(table.keys(page, count)), kinds);
    }
}
