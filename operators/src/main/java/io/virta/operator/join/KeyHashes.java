package io.virta.operator.join;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.operator.CompiledExpressions;
import io.virta.operator.OperatorContext;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.state.KeyHash;
import java.util.Arrays;
import java.util.List;

/** The hashes of the join keys of one side's rows, and which of them can match at all. Used by one thread; overwritten by the next batch. */
final class KeyHashes {
    private final CompiledExpressions keys;
    private final List<Boolean> nullMatches;
    private Column[] columns = new Column[0];
    private long[] hashes = new long[0];
    private boolean[] matchable = new boolean[0];

    /**
     * Hashes of these keys.
     *
     * @param nullMatches for each key, whether null equals null ({@code <=>}); a row with a null in another key matches nothing
     */
    KeyHashes(List<Expression> keys, List<Boolean> nullMatches, List<ColumnRef> input, OperatorContext context) {
        this.keys = new CompiledExpressions(keys, input, context);
        this.nullMatches = nullMatches;
    }

    void epochStart(EpochStart epoch) {
        keys.epochStart(epoch);
    }

    /** Computes the hashes of a batch. */
    void compute(Batch batch) {
        int rowCount = batch.rowCount();
        if (hashes.length < rowCount) {
            hashes = new long[rowCount];
            matchable = new boolean[rowCount];
        }
        columns = keys.evaluate(batch).toArray(new Column[0]);
        KeyHash.hash(columns, rowCount, hashes);
        Arrays.fill(matchable, 0, rowCount, true);
        for (int i = 0; i < columns.length; i++) {
            if (!nullMatches.get(i) && columns[i].mayHaveNulls()) {
                for (int row = 0; row < rowCount; row++) {
                    matchable[row] &= !columns[i].isNull(row);
                }
            }
        }
    }

    /** The keys of the last batch. */
    Column[] columns() {
        return columns;
    }

    /** A hash per row of the last batch. */
    long[] hashes() {
        return hashes;
    }

    /** Whether each row of the last batch has a key that can equal another. */
    boolean[] matchable() {
        return matchable;
    }
}
