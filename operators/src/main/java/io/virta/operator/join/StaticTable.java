package io.virta.operator.join;

import io.virta.batch.Batch;
import java.util.Arrays;

/** Rows that do not change, found by the hash of their key. Rows of one hash are chained in their order. Used by one thread, for one probe at a time. */
final class StaticTable {
    private static final int NONE = -1;

    private final Batch rows;
    private final long[] hashes;
    private final int[] heads;
    private final int[] next;
    private long[] probeHashes = new long[0];
    private boolean[] probeMatchable = new boolean[0];
    private int probeCount;
    private int probeRow;
    private int candidate = NONE;

    /** A table of all rows of a batch, whose keys have been hashed. */
    StaticTable(Batch rows, KeyHashes keys) {
        int count = rows.rowCount();
        this.rows = rows;
        keys.compute(rows);
        hashes = Arrays.copyOf(keys.hashes(), count);
        heads = new int[Integer.highestOneBit(Math.max(16, count)) * 2];
        next = new int[count];
        Arrays.fill(heads, NONE);
        for (int row = count - 1; row >= 0; row--) {
            if (keys.matchable()[row]) {
                int bucket = bucket(hashes[row]);
                next[row] = heads[bucket];
                heads[bucket] = row;
            }
        }
    }

    private int bucket(long hash) {
        return (int) (hash ^ hash >>> 32) & heads.length - 1;
    }

    Batch rows() {
        return rows;
    }

    /** Begins to look for candidates of the rows whose keys were hashed last. */
    void probe(KeyHashes keys, int rowCount) {
        probeHashes = keys.hashes();
        probeMatchable = keys.matchable();
        probeCount = rowCount;
        probeRow = -1;
        candidate = NONE;
    }

    /**
     * The next candidates, in order of the probing rows: pairs with equal hashes.
     *
     * @return how many pairs, at most as many as the arrays hold; 0 at the end
     */
    int next(int[] probeRows, int[] tableRows) {
        int count = 0;
        while (count < probeRows.length) {
            while (candidate == NONE) {
                if (++probeRow >= probeCount) {
                    probeRow = probeCount;
                    return count;
                }
                if (probeMatchable[probeRow]) {
                    candidate = heads[bucket(probeHashes[probeRow])];
                }
            }
            if (hashes[candidate] == probeHashes[probeRow]) {
                probeRows[count] = probeRow;
                tableRows[count++] = candidate;
            }
            candidate = next[candidate];
        }
        return count;
    }
}
