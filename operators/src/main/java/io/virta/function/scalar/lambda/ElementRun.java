package io.virta.function.scalar.lambda;

import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;

/**
 * The elements of a column of arrays in one run, from 0 on.
 *
 * @param offsets where the elements of each row start; one entry more than rows
 * @param sources the row of each element
 * @param indices the index of each element in its array
 */
record ElementRun(Column elements, int[] offsets, int[] sources, int[] indices, int count) {
    static ElementRun of(ArrayColumn arrays) {
        int rowCount = arrays.length();
        int first = arrays.offsets()[0];
        int count = arrays.offsets()[rowCount] - first;
        int[] offsets = new int[rowCount + 1];
        int[] sources = new int[count];
        int[] indices = new int[count];
        for (int row = 0; row < rowCount; row++) {
            offsets[row + 1] = arrays.offsets()[row + 1] - first;
            for (int i = offsets[row]; i < offsets[row + 1]; i++) {
                sources[i] = row;
                indices[i] = i - offsets[row];
            }
        }
        boolean whole = first == 0 && arrays.elements().length() == count;
        return new ElementRun(
                whole ? arrays.elements() : arrays.elements().slice(first, count), offsets, sources, indices, count);
    }
}
