package io.virta.runtime.exchange;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.state.KeyHash;

/** Assigns the rows of a batch to the instances that own their keys. Its arrays are scratch, valid until the next batch. Single-threaded. */
final class KeySplitter {
    private final int[] columns;
    private final int[] ownerOfKeyGroup;
    private final int[][] rows;
    private final int[] counts;
    private final Column[] keys;
    private long[] hashes = new long[0];

    KeySplitter(int[] columns, int keyGroups, int targets) {
        this.columns = columns.clone();
        this.keys = new Column[columns.length];
        this.rows = new int[targets][0];
        this.counts = new int[targets];
        this.ownerOfKeyGroup = new int[keyGroups];
        for (int group = 0; group < keyGroups; group++) {
            ownerOfKeyGroup[group] = KeyHash.owner(group, keyGroups, targets);
        }
    }

    /** Assigns the rows of a batch. */
    void assign(Batch batch) {
        int rowCount = batch.rowCount();
        makeRoom(rowCount);
        for (int i = 0; i < columns.length; i++) {
            keys[i] = batch.column(columns[i]);
        }
        KeyHash.hash(keys, rowCount, hashes);
        for (int row = 0; row < rowCount; row++) {
            int target = ownerOfKeyGroup[KeyHash.keyGroup(hashes[row], ownerOfKeyGroup.length)];
            rows[target][counts[target]++] = row;
        }
    }

    private void makeRoom(int rowCount) {
        if (hashes.length < rowCount) {
            hashes = new long[rowCount];
            for (int target = 0; target < rows.length; target++) {
                rows[target] = new int[rowCount];
            }
        }
        java.util.Arrays.fill(counts, 0);
    }

    /** How many rows a target gets. */
    int count(int target) {
        return counts[target];
    }

    /** The rows a target gets, the first {@link #count} entries. */
    int[] rows(int target) {
        return rows[target];
    }
}
