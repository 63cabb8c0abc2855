package io.virta.operator.dedup;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.operator.Distribution;
import io.virta.operator.EventTimes;
import io.virta.operator.LateRows;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorMetrics;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.operator.StreamElement.Watermark;
import io.virta.state.BooleanState;
import io.virta.state.KeyHash;
import io.virta.state.StateTable;
import io.virta.state.StateTableSpec;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Passes the first row of each key at once and drops the others. Where there is event time, late rows are dropped too, and a key is forgotten by the rule of its {@link Memory}; a duplicate does not
 * prolong it. Nulls are equal to each other.
 */
public final class Deduplicate implements Operator {
    private static final String TABLE = "keys";
    private static final int SEEN = 0;
    private static final int EXPIRY = 1;

    private final Spec spec;
    private final StateTable table;
    private final OperatorMetrics metrics;
    private final LateRows lateRows;
    private long watermarkMicros;
    private long[] hashes = new long[0];
    private int[] slots = new int[0];
    private int[] rows = new int[0];

    private Deduplicate(Spec spec, OperatorContext context) {
        this.spec = spec;
        this.table = context.stateTable(TABLE);
        this.metrics = context.metrics();
        this.lateRows = context.lateRows(spec.outputSchema, "its event time is not after the watermark");
        this.watermarkMicros = context.initialWatermarkMicros();
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        Batch timely = withoutLate(batch);
        Batch unknown = unknown(timely);
        if (unknown.rowCount() == 0) {
            return;
        }
        int count = unknown.rowCount();
        Column[] keys = keys(unknown);
        KeyHash.hash(keys, count, hashes);
        table.upsert(keys, hashes, count, slots);
        output.emit(firsts(unknown, count));
    }

    private Batch withoutLate(Batch batch) {
        if (rows.length < batch.rowCount()) {
            rows = new int[batch.rowCount()];
            slots = new int[batch.rowCount()];
            hashes = new long[batch.rowCount()];
        }
        if (spec.timeColumn < 0 || watermarkMicros == Watermark.NONE) {
            return batch;
        }
        int count = EventTimes.notLate(EventTimes.of(batch.column(spec.timeColumn)), watermarkMicros, rows);
        return lateRows.drop(batch, rows, count, watermarkMicros);
    }

    /** The rows whose keys are not in the state. */
    private Batch unknown(Batch batch) {
        Column[] keys = keys(batch);
        KeyHash.hash(keys, batch.rowCount(), hashes);
        table.find(keys, hashes, batch.rowCount(), slots);
        int count = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            rows[count] = row;
            count += slots[row] < 0 ? 1 : 0;
        }
        return count == batch.rowCount() ? batch : batch.gather(rows, count);
    }

    /** The first row of each of the new slots, which are marked as seen. */
    private Batch firsts(Batch batch, int rowCount) {
        BooleanState seen = (BooleanState) table.value(SEEN);
        int count = 0;
        for (int row = 0; row < rowCount; row++) {
            if (!seen.values()[slots[row]]) {
                seen.put(slots[row], true);
                rows[count++] = row;
            }
        }
        metrics.addUpdatedRows(count);
        if (spec.memory != Memory.FOR_EVER) {
            remember(EventTimes.of(batch.column(spec.timeColumn)), count);
        }
        return count == rowCount ? batch : batch.gather(rows, count);
    }

    private void remember(LongColumn times, int count) {
        int[] added = new int[count];
        long[] micros = new long[count];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            added[i] = slots[row];
            if (spec.memory == Memory.WITHIN_WATERMARK) {
                micros[i] = (times.isNull(row) ? 0 : times.value(row)) + spec.delayMicros;
            } else {
                micros[i] = times.isNull(row) ? StateTableSpec.NEVER : times.value(row);
            }
        }
        table.setExpiries(added, micros, count);
    }

    private Column[] keys(Batch batch) {
        Column[] keys = new Column[spec.keyColumns.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = batch.column(spec.keyColumns.get(i));
        }
        return keys;
    }

    @Override
    public void advance(long micros) {
        watermarkMicros = micros;
    }

    @Override
    public boolean emit(EmitReason reason, Output output) {
        if (spec.memory == Memory.FOR_EVER || watermarkMicros == Watermark.NONE) {
            return false;
        }
        long count = table.removeExpired(watermarkMicros);
        metrics.addRemovedRows(count);
        return count > 0;
    }

    /** How long a key is remembered. */
    public enum Memory {
        /** For the whole life of the query. */
        FOR_EVER,
        /** Until the watermark reaches the row's event time, which is part of the key. */
        UNTIL_LATE,
        /** Until the watermark reaches the first row's event time plus the watermark's delay. */
        WITHIN_WATERMARK
    }

    /**
     * A deduplication.
     *
     * @param keyColumns the columns that make the key
     * @param timeColumn the event-time column, by which rows are late; -1 for none
     * @param delayMicros the watermark's delay
     */
    public record Spec(
            List<Integer> keyColumns, int timeColumn, Memory memory, long delayMicros, StructType outputSchema)
            implements OperatorSpec {
        public Spec {
            keyColumns = List.copyOf(keyColumns);
        }

        @Override
        public String name() {
            return "deduplicate";
        }

        @Override
        public List<Distribution> inputDistributions() {
            return List.of(new Distribution.Hashed(
                    keyColumns.stream().mapToInt(Integer::intValue).toArray()));
        }

        @Override
        public List<StateTableSpec> stateTables() {
            StructType key =
                    new StructType(keyColumns.stream().map(outputSchema::field).toList());
            StructType value =
                    new StructType().add("seen", AtomicType.BOOLEAN, false).add("expiry", AtomicType.BIGINT, false);
            StateTableSpec table = new StateTableSpec(TABLE, key, value, StateTableSpec.NO_BUCKETS);
            return List.of(memory == Memory.FOR_EVER ? table : table.expiringBy(EXPIRY));
        }

        @Override
        public Map<String, String> stateFacts() {
            return Map.of("keys", keyNames(), "life of keys", remembered());
        }

        private String keyNames() {
            return keyColumns.stream()
                    .map(column -> outputSchema.field(column).name())
                    .collect(Collectors.joining(", ", "[", "]"));
        }

        private String remembered() {
            return switch (memory) {
                case FOR_EVER -> "for ever";
                case UNTIL_LATE -> "until late";
                case WITHIN_WATERMARK -> "within the watermark";
            };
        }

        @Override
        public boolean needsEpochOnWatermark() {
            return timeColumn >= 0;
        }

        @Override
        public String explain() {
            return "Deduplicate " + keyNames() + (memory == Memory.FOR_EVER ? "" : ", " + remembered());
        }

        @Override
        public Operator create(OperatorContext context) {
            return new Deduplicate(this, context);
        }
    }
}
