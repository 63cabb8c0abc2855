package io.virta.operator.join;

import io.virta.batch.Batch;
import io.virta.batch.BooleanColumn;
import io.virta.batch.Concatenation;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.operator.OperatorContext;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.revision.PartitionFunction;
import io.virta.operator.revision.Partitions;
import io.virta.types.StructType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins rows of two sides that are both known: partitions are the rows with equal keys. A row has the keys, then whether it is of the left side, then the columns of the left side, then those of the right
 * one, null where it is of the other side.
 */
public final class PartitionJoin implements PartitionFunction {
    private static final int PAIRS = 4 * Batch.DEFAULT_ROWS;

    private final Spec spec;
    private final PairCondition condition;
    private final Pairs pairs;

    private PartitionJoin(Spec spec, OperatorContext context) {
        this.spec = spec;
        condition = new PairCondition(spec.condition, spec.left.columns(), spec.right.columns(), context);
        pairs = new Pairs(spec.left.columns().size(), spec.right.columns().size());
    }

    @Override
    public void epochStart(EpochStart epoch) {
        condition.epochStart(epoch);
    }

    @Override
    public Batch apply(Partitions partitions) {
        Partitions all = partitions.expanded();
        Batch rows = all.rows();
        int rowCount = rows.rowCount();
        int first = spec.keys + 1;
        int leftCount = spec.left.columns().size();
        Batch left = rows.withColumns(rows.columns().subList(first, first + leftCount));
        Batch right = rows.withColumns(rows.columns().subList(first + leftCount, rows.columnCount()));
        boolean[] isLeft = sides((BooleanColumn) rows.column(spec.keys).flatten());
        Joining joining = new Joining(RowSource.of(left), RowSource.of(right), new boolean[rowCount]);
        for (int from = 0; from < rowCount; ) {
            int to = from;
            while (to < rowCount && all.partitionOf()[to] == all.partitionOf()[from]) {
                to++;
            }
            joining.joinPartition(isLeft, from, to);
            from = to;
        }
        joining.flush();
        joining.addSingle(isLeft, true, spec.left, RowSource.of(left));
        joining.addSingle(isLeft, false, spec.right, RowSource.of(right));
        return joining.result.take();
    }

    private static boolean[] sides(BooleanColumn column) {
        boolean[] isLeft = new boolean[column.length()];
        for (int row = 0; row < isLeft.length; row++) {
            isLeft[row] = column.value(row);
        }
        return isLeft;
    }

    /** One application. */
    private final class Joining {
        private final RowSource left;
        private final RowSource right;
        private final boolean[] matched;
        private final Concatenation result = new Concatenation(spec.outputSchema);
        private final int[] leftRows = new int[PAIRS];
        private final int[] rightRows = new int[PAIRS];
        private int count;

        Joining(RowSource left, RowSource right, boolean[] matched) {
            this.left = left;
            this.right = right;
            this.matched = matched;
        }

        void joinPartition(boolean[] isLeft, int from, int to) {
            for (int a = from; a < to; a++) {
                for (int b = from; isLeft[a] && b < to; b++) {
                    if (!isLeft[b]) {
                        leftRows[count] = a;
                        rightRows[count++] = b;
                        if (count == PAIRS) {
                            flush();
                        }
                    }
                }
            }
        }

        void flush() {
            int selected = condition.select(left, leftRows, right, rightRows, count);
            for (int i = 0; i < selected; i++) {
                matched[leftRows[i]] = true;
                matched[rightRows[i]] = true;
            }
            if (spec.emitsPairs && selected > 0) {
                result.append(pairs.batch(left, leftRows, right, rightRows, selected, null));
            }
            count = 0;
        }

        /** Adds the rows of a side that leave the join without the other side. */
        void addSingle(boolean[] isLeft, boolean ofLeft, Side side, RowSource source) {
            if (side.single == Single.NONE) {
                return;
            }
            int[] rows = new int[isLeft.length];
            int size = 0;
            for (int row = 0; row < rows.length; row++) {
                rows[size] = row;
                size += isLeft[row] == ofLeft && matched[row] == (side.single == Single.MATCHED) ? 1 : 0;
            }
            if (size > 0) {
                int[] chosen = Arrays.copyOf(rows, size);
                result.append(single(ofLeft, source, chosen));
            }
        }

        private Batch single(boolean ofLeft, RowSource source, int[] rows) {
            if (!spec.emitsPairs) {
                return new Pairs(spec.left.columns().size(), 0).batch(source, rows, source, rows, rows.length, null);
            }
            RowSource other = RowSource.nulls(ofLeft ? spec.right.columns() : spec.left.columns());
            return ofLeft
                    ? pairs.batch(source, rows, other, rows, rows.length, null)
                    : pairs.batch(other, rows, source, rows, rows.length, null);
        }
    }

    /** Which rows of a side leave the join without the other side. */
    public enum Single {
        /** None. */
        NONE,
        /** Those with a match. */
        MATCHED,
        /** Those without one. */
        UNMATCHED
    }

    /** A side. */
    public record Side(List<ColumnRef> columns, Single single) {
        public Side {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A join.
     *
     * @param kind what is joined, such as "left outer"
     * @param keys how many key columns rows have in front
     * @param condition the whole condition, equalities included; null if it always holds
     */
    public record Spec(
            String kind,
            Side left,
            Side right,
            int keys,
            @Nullable Expression condition,
            boolean emitsPairs,
            StructType outputSchema)
            implements PartitionFunction.Spec {
        /** The keys are those of the condition. */
        @Override
        public Map<String, String> stateFacts() {
            return Map.of("kind", kind, "condition", condition == null ? "none" : condition.sql());
        }

        @Override
        public String explain() {
            return "Join" + (condition == null ? "" : " " + condition.sql());
        }

        @Override
        public PartitionFunction create(OperatorContext context) {
            return new PartitionJoin(this, context);
        }
    }
}
