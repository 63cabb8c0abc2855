package io.virta.operator.over;

import io.virta.batch.Batch;
import io.virta.batch.ChangeKind;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.expression.ColumnRef;
import io.virta.expression.OverCall;
import io.virta.expression.ScalarCall;
import io.virta.operator.Distribution;
import io.virta.operator.EventTimes;
import io.virta.operator.LateRows;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.StreamElement.Watermark;
import io.virta.operator.revision.PartitionLayout;
import io.virta.operator.revision.PartitionRows;
import io.virta.operator.revision.Partitions;
import io.virta.state.ExpiryIndex;
import io.virta.state.StateTable.SlotCursor;
import io.virta.state.StateTableSpec;
import io.virta.types.StructType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Functions OVER rows in the order of their event time. The rows of a partition up to the watermark are final, and no row comes between them any more, so a row leaves once the watermark has passed it and
 * the rows behind it that its functions see. Rows are kept as long as the frame of a later row may begin with them; what the functions need of all earlier ones is in {@link RowsBefore}.
 *
 * <p>Rows at or before the watermark, and rows without a time, are late.
 */
public final class OverByTime implements Operator {
    private final Spec spec;
    private final PartitionRows rows;
    private final RowsBefore before;
    private final OverValues values;
    private final KeptRows kept;
    private final LateRows lateRows;
    private final ExpiryIndex due = new ExpiryIndex();
    private final int[] taken = new int[Batch.DEFAULT_ROWS];
    private final ArrayDeque<Batch> ready = new ArrayDeque<>();
    private long watermarkMicros;

    private OverByTime(Spec spec, OperatorContext context) {
        this.spec = spec;
        rows = new PartitionRows(spec.layout, context);
        before = new RowsBefore(spec.calls, rows.ofPartitions());
        values = new OverValues(spec.calls, spec.input, context);
        kept = new KeptRows(spec.calls, values);
        lateRows = context.lateRows(
                ColumnRef.schema(spec.input.subList(spec.layout.partitionColumns(), spec.input.size())),
                "its event time is not after the watermark, or null");
        watermarkMicros = context.initialWatermarkMicros();
        SlotCursor cursor = rows.all();
        int[] page = new int[Batch.DEFAULT_ROWS];
        for (int count = cursor.next(page); count > 0; count = cursor.next(page)) {
            Partitions read = rows.read(page, count, rows.slots(page, count));
            LongColumn times = times(read.rows());
            for (int row = 0; row < times.length(); row++) {
                await(page[read.partitionOf()[row]], times.value(row));
            }
        }
    }

    private LongColumn times(Batch batch) {
        return EventTimes.of(batch.column(spec.timeColumn));
    }

    private void await(int partition, long micros) {
        due.add(partition, micros);
        if (spec.followingMicros > 0) {
            due.add(partition, micros + spec.followingMicros);
        }
        if (spec.precedingMicros > 0) {
            due.add(partition, micros + spec.precedingMicros);
        }
    }

    @Override
    public void epochStart(EpochStart epoch) {
        values.epochStart(epoch);
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        Batch timely = withoutLate(batch);
        int count = timely.rowCount();
        if (count > 0) {
            int[] partitions = rows.findOrAdd(rows.keys(timely), count);
            rows.apply(timely, partitions);
            LongColumn times = times(timely);
            for (int row = 0; row < count; row++) {
                await(partitions[row], times.value(row));
            }
        }
    }

    private Batch withoutLate(Batch batch) {
        LongColumn times = times(batch);
        int[] timely = new int[batch.rowCount()];
        int count = 0;
        for (int row = 0; row < timely.length; row++) {
            timely[count] = row;
            boolean isLate = watermarkMicros != Watermark.NONE && times.value(row) <= watermarkMicros;
            count += times.isNull(row) || isLate ? 0 : 1;
        }
        return lateRows.drop(batch, timely, count, spec.layout.partitionColumns(), watermarkMicros);
    }

    @Override
    public void advance(long micros) {
        watermarkMicros = Math.max(watermarkMicros, micros);
    }

    @Override
    public long outputWatermark(long micros) {
        return spec.outputWatermark(micros);
    }

    @Override
    public boolean emit(EmitReason reason, Output output) {
        if (ready.isEmpty() && watermarkMicros != Watermark.NONE) {
            int count = due.takeExpired(watermarkMicros, taken);
            if (count > 0) {
                BitSet partitions = new BitSet();
                for (int i = 0; i < count; i++) {
                    if (rows.hasRows(taken[i])) {
                        partitions.set(taken[i]);
                    }
                }
                release(partitions.stream().toArray());
                return true;
            }
        }
        Batch next = ready.poll();
        if (next != null) {
            output.emit(next);
        }
        return next != null;
    }

    /** Emits what is final of partitions, and forgets what nothing needs any more. */
    private void release(int[] partitions) {
        Partitions all = finalRows(partitions);
        before.turnTo(partitions);
        OrderedRows ordered = values.ordered(0, all);
        LongColumn times = times(all.rows());
        int[] emitted = new int[ordered.size()];
        int emittedCount = 0;
        int[] dropped = new int[ordered.size()];
        int droppedCount = 0;
        kept.turnTo(all, ordered, times, watermarkMicros);
        for (int start = 0; start < ordered.size(); start = ordered.ends()[start]) {
            int partition = all.partitionOf()[ordered.order()[start]];
            int from = start + before.emitted(partition);
            int to = readyTo(ordered, from, ordered.ends()[start], times);
            for (int place = from; place < to; place++) {
                emitted[emittedCount++] = ordered.order()[place];
            }
            int first = kept.first(start, ordered.ends()[start], to);
            for (int place = start; place < first; place++) {
                dropped[droppedCount++] = ordered.order()[place];
            }
            before.setEmitted(partition, to - first);
        }
        emit(all, ordered, Arrays.copyOf(emitted, emittedCount));
        forget(partitions, all, ordered, Arrays.copyOf(dropped, droppedCount));
    }

    /** The rows of partitions up to the watermark. */
    private Partitions finalRows(int[] partitions) {
        Partitions read = rows.read(partitions, partitions.length, rows.slots(partitions, partitions.length));
        LongColumn times = times(read.rows());
        int[] passed = new int[times.length()];
        int count = 0;
        for (int row = 0; row < passed.length; row++) {
            passed[count] = row;
            count += times.value(row) <= watermarkMicros ? 1 : 0;
        }
        return read.reordered(Arrays.copyOf(passed, count)).expanded();
    }

    /** The place behind the last row that can be emitted, of those from a place on to the end of their partition. */
    private int readyTo(OrderedRows ordered, int from, int end, LongColumn times) {
        int to = (int) Math.max(from, end - spec.followingRows);
        while (to > from && times.value(ordered.order()[to - 1]) + spec.followingMicros > watermarkMicros) {
            to--;
        }
        return to;
    }

    private void emit(Partitions all, OrderedRows ordered, int[] emitted) {
        List<Column> columns = new ArrayList<>(all.rows().columns());
        for (int i = 0; i < spec.calls.size(); i++) {
            columns.add(values.of(i, all, ordered, before));
        }
        Batch made = new Batch(all.rows().rowCount(), columns);
        for (int from = 0; from < emitted.length; from += Batch.DEFAULT_ROWS) {
            int[] some = Arrays.copyOfRange(emitted, from, Math.min(emitted.length, from + Batch.DEFAULT_ROWS));
            ready.add(made.gather(some, some.length));
        }
    }

    private void forget(int[] partitions, Partitions all, OrderedRows ordered, int[] dropped) {
        Batch gone = all.rows().gather(dropped, dropped.length);
        int[] partitionOf = new int[dropped.length];
        int[] slots = new int[dropped.length];
        for (int i = 0; i < dropped.length; i++) {
            partitionOf[i] = all.partitionOf()[dropped[i]];
            slots[i] = partitions[partitionOf[i]];
            boolean isFirst = i == 0 || partitionOf[i] != partitionOf[i - 1];
            boolean isPeer = !isFirst && ordered.keys().compare(dropped[i - 1], dropped[i]) == 0;
            before.add(partitionOf[i], 1, isPeer ? 0 : 1);
        }
        for (int i = 0; i < spec.calls.size(); i++) {
            Column[] arguments = values.arguments(i, all);
            Arrays.setAll(arguments, column -> arguments[column].gather(dropped, dropped.length));
            before.accumulate(i, arguments, partitionOf, dropped.length);
        }
        byte[] deletions = new byte[dropped.length];
        Arrays.fill(deletions, ChangeKind.DELETE.code());
        rows.apply(new Batch(dropped.length, gone.columns(), deletions), slots);
        rows.touch(partitions, partitions.length);
        if (!spec.rememberPartitions()) {
            rows.removeEmpty(partitions, partitions.length);
        }
    }

    /**
     * Functions OVER rows in one order, that of the event time first.
     *
     * @param layout of the rows, copies of what tells partitions apart first
     * @param timeColumn the event time
     * @param followingRows how many rows behind a row its functions see
     * @param followingMicros how much later than a row they see
     * @param precedingMicros how much earlier
     */
    public record Spec(
            List<OverCall> calls,
            List<ColumnRef> input,
            PartitionLayout layout,
            int timeColumn,
            long followingRows,
            long followingMicros,
            long precedingMicros,
            StructType outputSchema)
            implements OperatorSpec {
        public Spec {
            calls = List.copyOf(calls);
            input = List.copyOf(input);
        }

        @Override
        public String name() {
            return "overbytime";
        }

        @Override
        public List<Distribution> inputDistributions() {
            return List.of(layout.distribution());
        }

        @Override
        public List<StateTableSpec> stateTables() {
            return layout.tables(RowsBefore.schema(calls));
        }

        @Override
        public Map<String, String> stateFacts() {
            return Map.of("functions", functions());
        }

        private String functions() {
            return calls.stream().map(OverCall::sql).collect(Collectors.joining(", ", "[", "]"));
        }

        /** Whether a partition matters when none of its rows is kept. */
        boolean rememberPartitions() {
            return calls.stream().anyMatch(call -> RowsBefore.accumulates(call) || isRank(call));
        }

        private static boolean isRank(OverCall call) {
            return call.function() instanceof ScalarCall function
                    && function.arguments().isEmpty();
        }

        @Override
        public boolean needsEpochOnWatermark() {
            return true;
        }

        @Override
        public long outputWatermark(long micros) {
            return micros == Watermark.NONE ? micros : micros - followingMicros;
        }

        @Override
        public String explain() {
            return "OverByTime " + functions();
        }

        @Override
        public Operator create(OperatorContext context) {
            return new OverByTime(this, context);
        }
    }
}
