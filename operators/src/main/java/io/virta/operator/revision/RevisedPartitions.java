package io.virta.operator.revision;

import io.virta.batch.Batch;
import io.virta.batch.ChangeKind;
import io.virta.batch.LongColumn;
import io.virta.connector.OutputMode;
import io.virta.operator.Distribution;
import io.virta.operator.LateRows;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.StreamElement.Watermark;
import io.virta.state.StateTable.SlotCursor;
import io.virta.state.StateTableSpec;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows of partitions as state and emits a function of them. The rows of an epoch wait until its barrier; then each partition that they change is computed before and after, and what
 * differs is emitted as deletions and insertions. In complete mode all partitions are computed at each barrier, in append mode those that the watermark closes, and emitted without changes.
 *
 * <p>Partitions whose time the watermark has passed are forgotten without a change of the result; rows that come for them later are late.
 */
public final class RevisedPartitions implements Operator {
    private final Spec spec;
    private final PartitionFunction function;
    private final PartitionRows rows;
    private final NetRows net;
    private final LateRows lateRows;
    private final int firstColumn;
    private final int[] page = new int[Batch.DEFAULT_ROWS];
    private List<Batch> waiting = new ArrayList<>();
    private ArrayDeque<Batch> ready = new ArrayDeque<>();
    private @Nullable SlotCursor showing;
    private boolean isUpToDate;
    private long watermarkMicros;

    private RevisedPartitions(Spec spec, OperatorContext context) {
        this.spec = spec;
        function = spec.function.create(context);
        firstColumn = spec.function.firstColumn();
        lateRows = context.lateRows(
                new StructType(spec.layout
                        .columns()
                        .fields()
                        .subList(firstColumn, spec.layout.columns().size())),
                "its partition has been closed by the watermark");
        rows = new PartitionRows(spec.layout, context);
        net = new NetRows(spec.outputSchema());
        watermarkMicros = context.initialWatermarkMicros();
    }

    @Override
    public void epochStart(EpochStart epoch) {
        function.epochStart(epoch);
        isUpToDate = false;
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        Batch timely = withoutLate(batch);
        if (timely.rowCount() > 0) {
            waiting.add(timely);
            isUpToDate = false;
        }
    }

    private Batch withoutLate(Batch batch) {
        if (!spec.layout.closes() || watermarkMicros == Watermark.NONE) {
            return batch;
        }
        LongColumn buckets =
                (LongColumn) batch.column(spec.layout.bucketColumn()).flatten();
        byte[] changes = batch.changes();
        int[] timely = new int[batch.rowCount()];
        int[] known = new int[batch.rowCount()];
        int timelyCount = 0;
        int knownCount = 0;
        for (int row = 0; row < timely.length; row++) {
            boolean isTimely = buckets.isNull(row) || buckets.value(row) > closedUpTo();
            timely[timelyCount] = knownCount;
            timelyCount += isTimely ? 1 : 0;
            known[knownCount] = row;
            knownCount += isTimely || changes == null || changes[row] == ChangeKind.INSERT.code() ? 1 : 0;
        }
        // What takes back a late row is no late row itself.
        Batch rowsOrLate = knownCount == batch.rowCount() ? batch : batch.gather(known, knownCount);
        return lateRows.drop(rowsOrLate, timely, timelyCount, firstColumn, watermarkMicros);
    }

    private long closedUpTo() {
        return watermarkMicros - spec.layout.closingDelayMicros();
    }

    @Override
    public void advance(long micros) {
        watermarkMicros = Math.max(watermarkMicros, micros);
    }

    @Override
    public boolean emit(EmitReason reason, Output output) {
        boolean isComplete = spec.mode == OutputMode.COMPLETE;
        if (isComplete && reason != EmitReason.BARRIER) {
            return false;
        }
        if (!isUpToDate) {
            isUpToDate = true;
            if (isComplete) {
                applyAll();
                showing = rows.all();
            } else if (spec.mode == OutputMode.APPEND) {
                finish();
            } else {
                revise();
            }
        }
        if (showing != null) {
            return show(showing, output);
        }
        Batch next = ready.poll();
        if (next != null) {
            output.emit(next);
            return true;
        }
        return false;
    }

    private boolean show(SlotCursor cursor, Output output) {
        int count = cursor.next(page);
        if (count == 0) {
            showing = null;
            return false;
        }
        int[] there = withRows(page, count);
        output.emit(compute(there, there.length));
        return true;
    }

    private void revise() {
        List<int[]> before = touched(false);
        for (int[] partitions : before) {
            int[] there = withRows(partitions, partitions.length);
            net.add(compute(there, there.length), -1);
        }
        List<int[]> after = applyAll();
        for (int[] partitions : after) {
            int[] there = withRows(partitions, partitions.length);
            net.add(compute(there, there.length), 1);
            if (!spec.function.isGlobal()) {
                rows.removeEmpty(partitions, partitions.length);
            }
        }
        ready = net.take();
        if (spec.layout.closes() && watermarkMicros != Watermark.NONE) {
            rows.close(closedUpTo());
        }
    }

    /** Emits and forgets the partitions that close; of the others, rows that no result will have are forgotten. */
    private void finish() {
        List<int[]> touched = applyAll();
        if (function.dropsRows()) {
            for (int[] partitions : touched) {
                int[] slots = rows.slots(partitions, partitions.length);
                drop(rows.read(partitions, partitions.length, slots), slots);
            }
        }
        if (watermarkMicros != Watermark.NONE) {
            SlotCursor closing = rows.closing(closedUpTo());
            for (int count = closing.next(page); count > 0; count = closing.next(page)) {
                int[] slots = rows.slots(page, count);
                ready.add(function.apply(rows.read(page, count, slots)));
            }
            rows.close(closedUpTo());
        }
    }

    /** Applies what waits; the partitions that were changed, in pages. */
    private List<int[]> applyAll() {
        List<int[]> touched = touched(true);
        for (Batch batch : waiting) {
            rows.apply(batch, rows.find(rows.keys(batch), batch.rowCount()));
        }
        waiting = new ArrayList<>();
        if (spec.mode == OutputMode.COMPLETE && !spec.function.isGlobal()) {
            touched.forEach(partitions -> rows.removeEmpty(partitions, partitions.length));
        }
        return touched;
    }

    /** The partitions of the rows that wait, each once, in pages; those that do not exist are left out or added. */
    private List<int[]> touched(boolean adding) {
        BitSet found = new BitSet();
        if (spec.function.isGlobal()) {
            mark(new int[] {adding ? rows.addGlobal() : rows.findGlobal()}, found);
        }
        for (Batch batch : waiting) {
            int count = batch.rowCount();
            mark(adding ? rows.findOrAdd(rows.keys(batch), count) : rows.find(rows.keys(batch), count), found);
        }
        List<int[]> pages = new ArrayList<>();
        int[] all = found.stream().toArray();
        for (int from = 0; from < all.length; from += Batch.DEFAULT_ROWS) {
            pages.add(Arrays.copyOfRange(all, from, Math.min(all.length, from + Batch.DEFAULT_ROWS)));
        }
        return pages;
    }

    private static void mark(int[] slots, BitSet found) {
        for (int slot : slots) {
            if (slot >= 0) {
                found.set(slot);
            }
        }
    }

    /** Those of the partitions that have a result. */
    private int[] withRows(int[] partitions, int partitionCount) {
        int[] there = new int[partitionCount];
        int count = 0;
        for (int i = 0; i < partitionCount; i++) {
            there[count] = partitions[i];
            count += spec.function.isGlobal() || rows.hasRows(partitions[i]) ? 1 : 0;
        }
        return Arrays.copyOf(there, count);
    }

    private Batch compute(int[] partitions, int count) {
        int[] slots = rows.slots(partitions, count);
        Partitions read = rows.read(partitions, count, slots);
        Batch result = function.apply(read);
        if (!spec.takesChanges && function.dropsRows()) {
            drop(read, slots);
        }
        return result;
    }

    /** Forgets the rows that no result will have. */
    private void drop(Partitions read, int[] slots) {
        int[] dispensable = function.dispensable(read);
        for (int i = 0; i < dispensable.length; i++) {
            dispensable[i] = slots[dispensable[i]];
        }
        rows.remove(dispensable);
    }

    /**
     * A function of partitions.
     *
     * @param inputs how many edges it reads, all with the columns of the layout
     * @param takesChanges whether rows that come may be deletions
     * @param mode {@code UPDATE} emits changes, {@code COMPLETE} the whole result at each barrier, {@code APPEND} that of each partition when the watermark closes it
     */
    public record Spec(
            PartitionFunction.Spec function, PartitionLayout layout, int inputs, boolean takesChanges, OutputMode mode)
            implements OperatorSpec {
        @Override
        public String name() {
            return "revision";
        }

        @Override
        public StructType outputSchema() {
            return function.outputSchema();
        }

        @Override
        public List<Distribution> inputDistributions() {
            return Collections.nCopies(inputs, layout.distribution());
        }

        @Override
        public List<StateTableSpec> stateTables() {
            return layout.tables(new StructType().add("rows", AtomicType.BIGINT, false));
        }

        @Override
        public Map<String, String> stateFacts() {
            Map<String, String> facts = new HashMap<>(function.stateFacts());
            facts.put("life of rows", layout.closes() ? "until the watermark closes their partition" : "for ever");
            return facts;
        }

        @Override
        public boolean needsEpochOnWatermark() {
            return layout.closes();
        }

        @Override
        public boolean acceptsChanges() {
            return takesChanges;
        }

        @Override
        public boolean revises() {
            return mode == OutputMode.UPDATE;
        }

        @Override
        public String explain() {
            return "Revised " + function.explain() + " " + mode.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Operator create(OperatorContext context) {
            return new RevisedPartitions(this, context);
        }
    }
}
