package io.virta.operator.revision;

import io.virta.batch.Batch;
import io.virta.batch.ChangeKind;
import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.batch.LongColumn;
import io.virta.operator.Distribution;
import io.virta.operator.EventTimes;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorMetrics;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.operator.StreamElement.Watermark;
import io.virta.state.ExpiryIndex;
import io.virta.state.KeyHash;
import io.virta.state.LongState;
import io.virta.state.StateColumn;
import io.virta.state.StateTable;
import io.virta.state.StateTable.SlotCursor;
import io.virta.state.StateTableSpec;
import io.virta.types.AtomicType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Turns rows that replace each other by key into changes: it keeps the last row of each key, deletes it and inserts the new one. A row like the last one changes nothing. Of a batch each key has one
 * row at most. Keys whose time the watermark has passed are forgotten; no row of theirs comes again.
 */
public final class ChangeLog implements Operator {
    private static final String TABLE = "last";
    private static final int EXPIRY = 0;

    private final Spec spec;
    private final StateTable table;
    private final OperatorMetrics metrics;
    private final ExpiryIndex expiries = new ExpiryIndex();
    private final int[] expired = new int[Batch.DEFAULT_ROWS];
    private long watermarkMicros;

    private ChangeLog(Spec spec, OperatorContext context) {
        this.spec = spec;
        table = context.stateTable(TABLE);
        metrics = context.metrics();
        watermarkMicros = context.initialWatermarkMicros();
        SlotCursor cursor = table.cursor(Long.MAX_VALUE);
        int[] page = new int[Batch.DEFAULT_ROWS];
        for (int count = cursor.next(page); count > 0; count = cursor.next(page)) {
            long[] times = ((LongState) table.value(EXPIRY)).values();
            for (int i = 0; i < count; i++) {
                expiries.add(page[i], times[page[i]]);
            }
        }
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        int rowCount = batch.rowCount();
        Column[] keys = new Column[spec.keyColumns.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = batch.column(spec.keyColumns.get(i));
        }
        long[] hashes = new long[rowCount];
        KeyHash.ofKeys(keys, spec.routingColumns, rowCount, hashes);
        int[] known = new int[rowCount];
        table.find(keys, hashes, rowCount, known);
        int[] changed = new int[rowCount];
        int changedCount = 0;
        int[] replaced = new int[rowCount];
        int replacedCount = 0;
        FlatColumn[] values = new FlatColumn[batch.columnCount()];
        Arrays.setAll(values, i -> batch.column(i).flatten());
        for (int row = 0; row < rowCount; row++) {
            if (known[row] < 0 || !isSame(known[row], values, row)) {
                changed[changedCount++] = row;
                if (known[row] >= 0) {
                    replaced[replacedCount++] = known[row];
                }
            }
        }
        if (replacedCount > 0) {
            output.emit(last(replaced, replacedCount));
        }
        if (changedCount > 0) {
            Batch inserted = batch.gather(changed, changedCount);
            keep(inserted, keys, hashes, changed, changedCount);
            output.emit(marked(inserted.columns(), changedCount, ChangeKind.INSERT));
        }
    }

    private boolean isSame(int slot, FlatColumn[] values, int row) {
        for (int i = 0; i < values.length; i++) {
            if (!table.value(i + 1).sameValue(slot, values[i], row)) {
                return false;
            }
        }
        return true;
    }

    private Batch last(int[] slots, int count) {
        List<Column> columns = new ArrayList<>();
        StateColumn[] values = table.values();
        for (int i = 1; i < values.length; i++) {
            columns.add(values[i].gather(slots, count));
        }
        return marked(columns, count, ChangeKind.DELETE);
    }

    private void keep(Batch batch, Column[] keys, long[] hashes, int[] rows, int count) {
        Column[] changedKeys = new Column[keys.length];
        Arrays.setAll(changedKeys, i -> keys[i].gather(rows, count));
        long[] changedHashes = new long[count];
        for (int i = 0; i < count; i++) {
            changedHashes[i] = hashes[rows[i]];
        }
        int[] before = new int[count];
        table.find(changedKeys, changedHashes, count, before);
        int[] slots = new int[count];
        table.upsert(changedKeys, changedHashes, count, slots);
        for (int i = 0; i < batch.columnCount(); i++) {
            table.value(i + 1).scatter(batch.column(i), slots, count);
        }
        LongColumn times = spec.timeColumn < 0 ? null : EventTimes.of(batch.column(spec.timeColumn));
        LongState expiry = (LongState) table.value(EXPIRY);
        for (int i = 0; i < count; i++) {
            if (before[i] < 0) {
                long micros = times == null || times.isNull(i) ? ExpiryIndex.NEVER : times.value(i);
                expiry.put(slots[i], micros);
                expiries.add(slots[i], micros);
            }
        }
        metrics.addUpdatedRows(count);
    }

    private static Batch marked(List<Column> columns, int count, ChangeKind kind) {
        byte[] kinds = new byte[count];
        Arrays.fill(kinds, kind.code());
        return new Batch(count, columns, kinds);
    }

    @Override
    public void advance(long micros) {
        watermarkMicros = micros;
    }

    @Override
    public boolean emit(EmitReason reason, Output output) {
        int count = watermarkMicros == Watermark.NONE ? 0 : expiries.takeExpired(watermarkMicros, expired);
        if (count > 0) {
            table.remove(expired, count);
            metrics.addRemovedRows(count);
        }
        return count == expired.length;
    }

    /**
     * A change log.
     *
     * @param keyColumns the columns that make the key, those that decide the shard first
     * @param routingColumns how many these are; 0 for a single instance
     * @param timeColumn the column by which the watermark closes keys; -1 for none
     */
    public record Spec(List<Integer> keyColumns, int routingColumns, int timeColumn, StructType outputSchema)
            implements OperatorSpec {
        public Spec {
            keyColumns = List.copyOf(keyColumns);
        }

        @Override
        public String name() {
            return "changelog";
        }

        @Override
        public List<Distribution> inputDistributions() {
            return List.of(
                    routingColumns == 0
                            ? new Distribution.Single()
                            : new Distribution.Hashed(IntStream.range(0, routingColumns)
                                    .map(keyColumns::get)
                                    .toArray()));
        }

        @Override
        public List<StateTableSpec> stateTables() {
            List<StructField> key = keyColumns.stream().map(outputSchema::field).toList();
            StructType value = new StructType().add("expiry", AtomicType.BIGINT, false);
            for (StructField field : outputSchema.fields()) {
                value = value.add(field.name(), field.dataType(), true);
            }
            // The index of expiries refers to slots, so they must stay where they are.
            return List.of(
                    new StateTableSpec(TABLE, new StructType(key), value, StateTableSpec.NO_BUCKETS, routingColumns)
                            .resident());
        }

        @Override
        public Map<String, String> stateFacts() {
            return Map.of(
                    "keys",
                    keyNames(),
                    "life of keys",
                    timeColumn < 0 ? "for ever" : "until the watermark closes them");
        }

        private String keyNames() {
            return keyColumns.stream()
                    .map(column -> outputSchema.field(column).name())
                    .collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public boolean needsEpochOnWatermark() {
            return timeColumn >= 0;
        }

        @Override
        public boolean revises() {
            return true;
        }

        @Override
        public boolean acceptsChanges() {
            return false;
        }

        @Override
        public String explain() {
            return "ChangeLog " + keyNames();
        }

        @Override
        public Operator create(OperatorContext context) {
            return new ChangeLog(this, context);
        }
    }
}
