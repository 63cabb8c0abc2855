package io.virta.operator.join;

import io.virta.batch.Batch;
import io.virta.state.HashChains;

/** Rows that do not change, found by the hash of their key. Rows of one hash are found in their order. */
final class StaticTable {
    private final Batch rows;
    private final HashChains chains;

    /** A table of all rows of a batch that can match. */
    StaticTable(Batch rows, KeyHashes keys) {
        this.rows = rows;
        this.chains = new HashChains(rows.rowCount());
        keys.compute(rows);
        int[] matchable = new int[rows.rowCount()];
        long[] hashes = new long[rows.rowCount()];
        int count = 0;
        for (int row = rows.rowCount() - 1; row >= 0; row--) {
            if (keys.matchable()[row]) {
                matchable[count] = row;
                hashes[count++] = keys.hashes()[row];
            }
        }
        chains.add(matchable, hashes, count);
    }

    Batch rows() {
        return rows;
    }

    HashChains chains() {
        return chains;
    }
}
