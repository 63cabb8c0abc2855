package io.virta.function.scalar.lambda;

import io.virta.batch.Column;
import io.virta.batch.MapColumn;

/**
 * The entries of a column of maps in one run, from 0 on.
 *
 * @param offsets where the entries of each row start; one entry more than rows
 * @param sources the row of each entry
 */
record EntryRun(Column keys, Column values, int[] offsets, int[] sources, int count) {
    static EntryRun of(MapColumn maps) {
        int rowCount = maps.length();
        int first = maps.offsets()[0];
        int count = maps.offsets()[rowCount] - first;
        int[] offsets = new int[rowCount + 1];
        int[] sources = new int[count];
        for (int row = 0; row < rowCount; row++) {
            offsets[row + 1] = maps.offsets()[row + 1] - first;
            for (int i = offsets[row]; i < offsets[row + 1]; i++) {
                sources[i] = row;
            }
        }
        return new EntryRun(
                maps.keys().slice(first, count), maps.values().slice(first, count), offsets, sources, count);
    }
}
