package io.virta.function.generator;

import io.virta.batch.Column;

/**
 * Which rows a collection column makes.
 *
 * @param sources the input row of each row made
 * @param elements the element of each row made, -1 for a row of nulls
 * @param places the place of the element in its collection
 */
record Spread(int[] sources, int[] elements, int[] places, boolean[] missing, int count) {
    /** One row an element; with {@code outer} also one for null and empty collections. */
    static Spread of(Column collections, int[] offsets, boolean outer, int rowCount) {
        int count = 0;
        for (int row = 0; row < rowCount; row++) {
            int size = collections.isNull(row) ? 0 : offsets[row + 1] - offsets[row];
            count += size == 0 && outer ? 1 : size;
        }
        int[] sources = new int[count];
        int[] elements = new int[count];
        int[] places = new int[count];
        boolean[] missing = new boolean[count];
        int at = 0;
        for (int row = 0; row < rowCount; row++) {
            int size = collections.isNull(row) ? 0 : offsets[row + 1] - offsets[row];
            for (int i = 0; i < size; i++, at++) {
                sources[at] = row;
                elements[at] = offsets[row] + i;
                places[at] = i;
            }
            if (size == 0 && outer) {
                sources[at] = row;
                missing[at] = true;
                elements[at++] = -1;
            }
        }
        return new Spread(sources, elements, places, missing, count);
    }
}
