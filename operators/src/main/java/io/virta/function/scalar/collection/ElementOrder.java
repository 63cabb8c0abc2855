package io.virta.function.scalar.collection;

import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import java.util.Arrays;

/** Sorts the elements of arrays; equal ones keep their order. */
public final class ElementOrder {
    private ElementOrder() {}

    /** The arrays with their elements in an order. */
    public static Column sort(ArrayColumn arrays, RowOrder order) {
        int first = arrays.offsets()[0];
        int[] rows = new int[arrays.offsets()[arrays.length()] - first];
        int[] offsets = new int[arrays.length() + 1];
        for (int row = 0; row < arrays.length(); row++) {
            int current = row;
            Integer[] places = new Integer[arrays.size(row)];
            for (int i = 0; i < places.length; i++) {
                places[i] = arrays.start(row) + i;
            }
            Arrays.sort(places, (a, b) -> order.compare(current, a, b));
            for (int i = 0; i < places.length; i++) {
                rows[arrays.start(row) - first + i] = places[i];
            }
            offsets[row + 1] = arrays.start(row) - first + places.length;
        }
        return new ArrayColumn(
                arrays.elements().gather(rows, rows.length), offsets, arrays.nullMask(), arrays.length());
    }

    /** The order of two elements of the array of a row. */
    @FunctionalInterface
    public interface RowOrder {
        int compare(int row, int a, int b);
    }
}
