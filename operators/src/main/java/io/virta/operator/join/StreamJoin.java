package io.virta.operator.join;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.operator.CompiledExpressions;
import io.virta.operator.Distribution;
import io.virta.operator.EventTimes;
import io.virta.operator.LateRows;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorMetrics;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.operator.RowSelection;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.StreamElement.Watermark;
import io.virta.state.HeldRows;
import io.virta.state.RowProbe;
import io.virta.state.StateTableSpec;
import io.virta.types.StructType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Joins two streams: a row meets the rows of the other side that are held, every match leaves at once, and then it is held itself, until the watermark says that no match can come any more. A row
 * of a kept side that goes without a match leaves with nulls for the other side.
 *
 * <p>Where both sides have event time, late rows are dropped. A row that can never match (a null key, or a condition on its own side that fails) is dropped, or leaves with nulls at
 * once where its side is kept; a null key of a kept side waits like any other row.
 *
 * <p>In a semi join a left row that finds a partner from an earlier epoch is not held. One that finds a partner of its own epoch is, whichever of the two is taken first, so that the state is the same.
 */
public final class StreamJoin implements Operator {
    private static final int[] NO_ROWS = {};

    private final Spec spec;
    private final JoinSide[] sides;
    private final @Nullable CompiledExpressions[] ownConditions = new CompiledExpressions[2];
    private final PairCondition condition;
    private final Pairs pairs;
    private final OperatorMetrics metrics;
    private final LateRows[] lateRows = new LateRows[2];
    private final RowSelection selection = new RowSelection();
    private boolean[] isSettled = {};
    private final int[] probeRows = new int[Batch.DEFAULT_ROWS];
    private final int[] heldRows = new int[Batch.DEFAULT_ROWS];
    private long watermarkMicros;

    private StreamJoin(Spec spec, OperatorContext context) {
        this.spec = spec;
        this.metrics = context.metrics();
        this.watermarkMicros = context.initialWatermarkMicros();
        this.sides = new JoinSide[] {new JoinSide(spec.left, context), new JoinSide(spec.right, context)};
        for (int i = 0; i < sides.length; i++) {
            lateRows[i] = context.lateRows(
                    ColumnRef.schema(sides[i].spec().columns()),
                    "its event time is not after the watermark, on the "
                            + sides[i].spec().name() + " side of the join");
            Expression own = sides[i].spec().ownCondition();
            ownConditions[i] = own == null
                    ? null
                    : new CompiledExpressions(List.of(own), sides[i].spec().columns(), context);
        }
        this.condition = new PairCondition(spec.condition, spec.left.columns(), spec.right.columns(), context);
        this.pairs = new Pairs(
                spec.left.columns().size(),
                spec.isSemi ? 0 : spec.right.columns().size());
    }

    @Override
    public void epochStart(EpochStart epoch) {
        condition.epochStart(epoch);
        for (int i = 0; i < sides.length; i++) {
            sides[i].epochStart(epoch);
            CompiledExpressions own = ownConditions[i];
            if (own != null) {
                own.epochStart(epoch);
            }
        }
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        Batch timely = withoutLate(input, batch);
        Batch able = withoutFailing(input, timely, output);
        if (able.rowCount() == 0) {
            return;
        }
        KeyHashes keys = sides[input].hash(able);
        boolean[] isMatched = match(input, able, keys, output);
        hold(input, able, keys, isMatched, output);
    }

    private Batch withoutLate(int input, Batch batch) {
        int timeColumn = sides[input].spec().timeColumn();
        if (timeColumn < 0 || watermarkMicros == Watermark.NONE) {
            return batch;
        }
        int[] rows = new int[batch.rowCount()];
        int count = EventTimes.notLate(EventTimes.of(batch.column(timeColumn)), watermarkMicros, rows);
        return lateRows[input].drop(batch, rows, count, watermarkMicros);
    }

    /** Leaves out rows that fail the condition on their own side; those of a kept side leave with nulls. */
    private Batch withoutFailing(int input, Batch batch, Output output) {
        CompiledExpressions own = ownConditions[input];
        if (own == null || batch.rowCount() == 0) {
            return batch;
        }
        Column holds = own.evaluate(0, batch);
        selection.select(holds);
        int count = selection.count();
        if (count == batch.rowCount()) {
            return batch;
        }
        if (sides[input].spec().keepsUnmatched()) {
            boolean[] able = new boolean[batch.rowCount()];
            for (int i = 0; i < count; i++) {
                able[selection.rows()[i]] = true;
            }
            int[] failing = rowsWhere(able, false);
            emitUnmatched(input, RowSource.of(batch), failing, failing.length, output);
        }
        return batch.gather(selection.rows(), count);
    }

    private static int[] rowsWhere(boolean[] flags, boolean wanted) {
        int[] rows = new int[flags.length];
        int count = 0;
        for (int row = 0; row < flags.length; row++) {
            if (flags[row] == wanted) {
                rows[count++] = row;
            }
        }
        return count == 0 ? NO_ROWS : Arrays.copyOf(rows, count);
    }

    /** Emits the matches of new rows with those held of the other side; tells which of the new rows have one. */
    private boolean[] match(int input, Batch batch, KeyHashes keys, Output output) {
        boolean[] isMatched = new boolean[batch.rowCount()];
        JoinSide other = sides[1 - input];
        RowSource added = RowSource.of(batch);
        isSettled = new boolean[batch.rowCount()];
        RowProbe probe = other.table().probe(keys.hashes(), keys.matchable(), batch.rowCount());
        for (int found = probe.next(probeRows, heldRows); found > 0; found = probe.next(probeRows, heldRows)) {
            HeldRows held = probe.rows();
            RowSource source = held::gather;
            int count = input == 0
                    ? condition.select(added, probeRows, source, heldRows, found)
                    : condition.select(source, heldRows, added, probeRows, found);
            for (int i = 0; i < count; i++) {
                isMatched[probeRows[i]] = true;
            }
            if (spec.isSemi) {
                for (int i = 0; i < count; i++) {
                    isSettled[probeRows[i]] |= !held.isFresh(heldRows[i]);
                }
            }
            emitMatches(input, added, held, count, output);
            if (other.spec().keepsUnmatched()) {
                held.mark(heldRows, count);
            }
        }
        if (spec.isSemi && input == 0) {
            int[] rows = rowsWhere(isMatched, true);
            emit(added, rows, added, rows, rows.length, output);
        }
        return isMatched;
    }

    private void emitMatches(int input, RowSource added, HeldRows held, int count, Output output) {
        if (!spec.isSemi) {
            if (input == 0) {
                emit(added, probeRows, held::gather, heldRows, count, output);
            } else {
                emit(held::gather, heldRows, added, probeRows, count, output);
            }
        } else if (input == 1) {
            int[] first = new int[count];
            int firsts = 0;
            for (int i = 0; i < count; i++) {
                if (!held.isMatched(heldRows[i])) {
                    first[firsts++] = heldRows[i];
                    held.mark(new int[] {heldRows[i]}, 1);
                }
            }
            emit(held::gather, first, held::gather, first, firsts, output);
        }
    }

    private void hold(int input, Batch batch, KeyHashes keys, boolean[] isMatched, Output output) {
        JoinSide side = sides[input];
        boolean keeps = side.spec().keepsUnmatched();
        boolean dropsSettled = input == 0;
        boolean[] matchable = keys.matchable();
        long[] expiries = side.expiries(batch);
        boolean[] isHeld = new boolean[batch.rowCount()];
        boolean[] isLost = new boolean[batch.rowCount()];
        int heldCount = 0;
        int lostCount = 0;
        for (int row = 0; row < isHeld.length; row++) {
            boolean wanted = (matchable[row] || keeps) && !(dropsSettled && isSettled[row]);
            isHeld[row] = wanted && expiries[row] > watermarkMicros;
            isLost[row] = wanted && !isHeld[row] && keeps && !isMatched[row];
            heldCount += isHeld[row] ? 1 : 0;
            lostCount += isLost[row] ? 1 : 0;
        }
        if (lostCount > 0) {
            emitUnmatched(input, RowSource.of(batch), rowsWhere(isLost, true), lostCount, output);
        }
        if (heldCount == batch.rowCount()) {
            side.table().add(batch, keys.hashes(), isMatched, expiries);
        } else if (heldCount > 0) {
            int[] held = rowsWhere(isHeld, true);
            side.table()
                    .add(
                            batch.gather(held, heldCount),
                            gather(keys.hashes(), held),
                            gather(isMatched, held),
                            gather(expiries, held));
        }
        metrics.addUpdatedRows(heldCount);
    }

    private static boolean[] gather(boolean[] values, int[] rows) {
        boolean[] gathered = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            gathered[i] = values[rows[i]];
        }
        return gathered;
    }

    private static long[] gather(long[] values, int[] rows) {
        long[] gathered = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            gathered[i] = values[rows[i]];
        }
        return gathered;
    }

    private void emitUnmatched(int input, RowSource source, int[] rows, int count, Output output) {
        List<ColumnRef> others = sides[1 - input].spec().columns();
        if (input == 0) {
            emit(source, rows, RowSource.nulls(others), rows, count, output);
        } else {
            emit(RowSource.nulls(others), rows, source, rows, count, output);
        }
    }

    private void emit(RowSource left, int[] leftRows, RowSource right, int[] rightRows, int count, Output output) {
        if (count > 0) {
            output.emit(pairs.batch(left, leftRows, right, rightRows, count, null));
        }
    }

    @Override
    public void advance(long micros) {
        watermarkMicros = micros;
    }

    /** Lets some of the rows go that can no longer match. */
    @Override
    public boolean emit(EmitReason reason, Output output) {
        if (watermarkMicros == Watermark.NONE) {
            return false;
        }
        for (int input = 0; input < sides.length; input++) {
            int side = input;
            int count = sides[side]
                    .table()
                    .removeExpired(
                            watermarkMicros,
                            sides[side].spec().keepsUnmatched()
                                    ? (held, rows, expired) -> emitUnmatched(side, held, rows, expired, output)
                                    : null);
            if (count > 0) {
                metrics.addRemovedRows(count);
                return true;
            }
        }
        return false;
    }

    private void emitUnmatched(int input, HeldRows held, int[] rows, int count, Output output) {
        int unmatched = 0;
        for (int i = 0; i < count; i++) {
            if (!held.isMatched(rows[i])) {
                heldRows[unmatched++] = rows[i];
            }
        }
        emitUnmatched(input, (RowSource) held::gather, heldRows, unmatched, output);
    }

    @Override
    public long outputWatermark(long micros) {
        return spec.outputWatermark(micros);
    }

    /**
     * A join of two streams.
     *
     * @param condition the condition over both sides, equalities included
     * @param isSemi whether left rows leave once, when they have a match, instead of pairs
     */
    public record Spec(
            JoinSideSpec left, JoinSideSpec right, Expression condition, boolean isSemi, StructType outputSchema)
            implements OperatorSpec {
        @Override
        public String name() {
            return "join";
        }

        @Override
        public List<Distribution> inputDistributions() {
            return List.of(hashed(left), hashed(right));
        }

        private static Distribution hashed(JoinSideSpec side) {
            return side.keyColumns().isEmpty()
                    ? new Distribution.Single()
                    : new Distribution.Hashed(side.keyColumns().stream()
                            .mapToInt(Integer::intValue)
                            .toArray());
        }

        @Override
        public List<StateTableSpec> stateTables() {
            return List.of(left.table(), right.table());
        }

        @Override
        public boolean needsEpochOnWatermark() {
            return left.evicts() || right.evicts();
        }

        @Override
        public long outputWatermark(long micros) {
            if (micros == Watermark.NONE) {
                return micros;
            }
            return Math.min(micros, Math.min(left.goneMicros(micros), right.goneMicros(micros)));
        }

        @Override
        public String explain() {
            return "StreamJoin " + kind() + ", " + condition.sql() + ", state of left " + bound(left) + ", of right "
                    + bound(right);
        }

        @Override
        public Map<String, String> stateFacts() {
            return Map.of(
                    "kind",
                    kind(),
                    "join keys of the left side",
                    names(left),
                    "join keys of the right side",
                    names(right),
                    "condition",
                    condition.sql());
        }

        private static String names(JoinSideSpec side) {
            return side.keyColumns().stream()
                    .map(column -> side.columns().get(column).name())
                    .collect(Collectors.joining(", ", "[", "]"));
        }

        private String kind() {
            return isSemi ? "left semi" : kept(left.keepsUnmatched(), right.keepsUnmatched());
        }

        private static String kept(boolean left, boolean right) {
            if (left && right) {
                return "full outer";
            }
            return left ? "left outer" : right ? "right outer" : "inner";
        }

        private static String bound(JoinSideSpec side) {
            return side.evicts()
                    ? "until watermark >= "
                            + side.columns().get(side.timeColumn()).name() + " + " + side.expiryAfterMicros() / 1000
                            + " ms"
                    : "for ever";
        }

        @Override
        public Operator create(OperatorContext context) {
            return new StreamJoin(this, context);
        }
    }
}
