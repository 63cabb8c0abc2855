package io.virta.operator.join;

import io.virta.batch.Batch;
import io.virta.batch.Concatenation;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.operator.Distribution;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.state.HashChains;
import io.virta.types.StructType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins the rows that come, the probing side, with static rows that are held in a hash table. Matches leave at once, as do probing rows without a match where they are kept; the static
 * rows without one (full outer join, of bounded inputs only) leave at the barrier. A join without an equality tries every pair.
 */
public final class StaticJoin implements Operator {
    private final Spec spec;
    private final KeyHashes probeKeys;
    private final PairCondition condition;
    private final StaticTable table;
    private final Pairs pairs;
    private final boolean[] tableMatched;
    private final int[] probeRows = new int[Batch.DEFAULT_ROWS];
    private final int[] tableRows = new int[Batch.DEFAULT_ROWS];
    private boolean[] probeMatched = new boolean[0];
    private int unmatchedFrom;

    private StaticJoin(Spec spec, OperatorContext context) {
        this.spec = spec;
        this.probeKeys = new KeyHashes(spec.probeKeys, spec.nullMatches, spec.probeColumns, context);
        this.condition = new PairCondition(spec.condition, spec.probeColumns, spec.staticColumns, context);
        KeyHashes staticKeys = new KeyHashes(spec.staticKeys, spec.nullMatches, spec.staticColumns, context);
        Batch rows = Concatenation.of(ColumnRef.schema(spec.staticColumns), context.staticRows(spec.staticPlan));
        this.table = new StaticTable(rows, staticKeys);
        this.tableMatched = new boolean[spec.kind == Kind.FULL_OUTER ? rows.rowCount() : 0];
        this.pairs = spec.probeIsLeft
                ? new Pairs(spec.probeColumns.size(), spec.staticColumns.size())
                : new Pairs(spec.staticColumns.size(), spec.probeColumns.size());
    }

    @Override
    public void epochStart(EpochStart epoch) {
        probeKeys.epochStart(epoch);
        condition.epochStart(epoch);
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        int rowCount = batch.rowCount();
        if (probeMatched.length < rowCount) {
            probeMatched = new boolean[rowCount];
        }
        Arrays.fill(probeMatched, 0, rowCount, false);
        RowSource probe = RowSource.of(batch);
        RowSource rows = RowSource.of(table.rows());
        probeKeys.compute(batch);
        HashChains chains = table.chains();
        chains.probe(probeKeys.hashes(), probeKeys.matchable(), rowCount);
        for (int found = chains.next(probeRows, tableRows); found > 0; found = chains.next(probeRows, tableRows)) {
            int count = condition.select(probe, probeRows, rows, tableRows, found);
            mark(count);
            if (spec.kind.emitsPairs) {
                emit(probe, probeRows, rows, tableRows, count, batch.changes(), output);
            }
        }
        if (spec.kind != Kind.INNER) {
            finish(batch, output);
        }
    }

    private void mark(int count) {
        for (int i = 0; i < count; i++) {
            probeMatched[probeRows[i]] = true;
        }
        if (spec.kind == Kind.FULL_OUTER) {
            for (int i = 0; i < count; i++) {
                tableMatched[tableRows[i]] = true;
            }
        }
    }

    /** Emits what follows from a probing row having a match or none. */
    private void finish(Batch batch, Output output) {
        boolean wanted = spec.kind == Kind.SEMI;
        int[] rows = new int[batch.rowCount()];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            if (probeMatched[row] == wanted) {
                rows[count++] = row;
            }
        }
        if (spec.kind.emitsPairs) {
            RowSource nulls = RowSource.nulls(spec.staticColumns);
            emit(RowSource.of(batch), rows, nulls, rows, count, batch.changes(), output);
        } else if (count > 0) {
            output.emit(count == rows.length ? batch : batch.gather(rows, count));
        }
    }

    private void emit(
            RowSource probe,
            int[] probing,
            RowSource table,
            int[] matching,
            int count,
            byte @Nullable [] changes,
            Output output) {
        if (count == 0) {
            return;
        }
        byte[] gathered = null;
        if (changes != null) {
            gathered = new byte[count];
            for (int i = 0; i < count; i++) {
                gathered[i] = changes[probing[i]];
            }
        }
        output.emit(
                spec.probeIsLeft
                        ? pairs.batch(probe, probing, table, matching, count, gathered)
                        : pairs.batch(table, matching, probe, probing, count, gathered));
    }

    @Override
    public boolean emit(EmitReason reason, Output output) {
        if (reason != EmitReason.BARRIER || spec.kind != Kind.FULL_OUTER) {
            return false;
        }
        int count = 0;
        while (unmatchedFrom < tableMatched.length && count < tableRows.length) {
            if (!tableMatched[unmatchedFrom]) {
                tableRows[count++] = unmatchedFrom;
            }
            unmatchedFrom++;
        }
        RowSource nulls = RowSource.nulls(spec.probeColumns);
        emit(nulls, tableRows, RowSource.of(table.rows()), tableRows, count, null, output);
        return unmatchedFrom < tableMatched.length;
    }

    /** Which rows leave the join. */
    public enum Kind {
        /** Pairs. */
        INNER("inner", true),
        /** Pairs, and probing rows without a match. */
        PROBE_OUTER("outer", true),
        /** Pairs, and rows of either side without a match; for bounded inputs with one instance. */
        FULL_OUTER("full outer", true),
        /** Probing rows with a match. */
        SEMI("semi", false),
        /** Probing rows without a match. */
        ANTI("anti", false);

        private final String text;
        private final boolean emitsPairs;

        Kind(String text, boolean emitsPairs) {
            this.text = text;
            this.emitsPairs = emitsPairs;
        }
    }

    /**
     * A join with static rows.
     *
     * @param probeIsLeft whether the probing side's columns come first in pairs
     * @param staticPlan the number of the plan whose rows are the static side
     * @param probeKeys expressions over the probing side, each equal to its counterpart in {@code staticKeys}; empty if there is no equality
     * @param nullMatches for each key, whether null equals null
     * @param condition the whole condition over both sides, equalities included; null if it always holds
     */
    public record Spec(
            Kind kind,
            boolean probeIsLeft,
            int staticPlan,
            List<Expression> probeKeys,
            List<Expression> staticKeys,
            List<Boolean> nullMatches,
            @Nullable Expression condition,
            List<ColumnRef> probeColumns,
            List<ColumnRef> staticColumns,
            StructType outputSchema,
            boolean revises)
            implements OperatorSpec {
        @Override
        public List<Distribution> inputDistributions() {
            return List.of(kind == Kind.FULL_OUTER ? new Distribution.Single() : new Distribution.Any());
        }

        @Override
        public String explain() {
            return "StaticJoin " + kind.text + (probeIsLeft ? "" : ", static side left") + ", static plan " + staticPlan
                    + (probeKeys.isEmpty() ? ", every pair" : "")
                    + (condition == null ? "" : ", " + condition.sql());
        }

        @Override
        public Operator create(OperatorContext context) {
            return new StaticJoin(this, context);
        }
    }
}
