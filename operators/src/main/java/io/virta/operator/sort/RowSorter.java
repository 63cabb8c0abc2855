package io.virta.operator.sort;

/** Stable merge sort of row numbers. */
public final class RowSorter {
    private static final int INSERTION_MAX = 16;

    private RowSorter() {}

    /** The numbers 0 to {@code count - 1} in order; equal rows keep their order. */
    public static int[] sorted(int count, RowOrder order) {
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = i;
        }
        sort(rows, new int[count], 0, count, order);
        return rows;
    }

    private static void sort(int[] rows, int[] scratch, int from, int to, RowOrder order) {
        if (to - from <= INSERTION_MAX) {
            insertionSort(rows, from, to, order);
            return;
        }
        int middle = (from + to) >>> 1;
        sort(rows, scratch, from, middle, order);
        sort(rows, scratch, middle, to, order);
        if (order.compare(rows[middle - 1], rows[middle]) <= 0) {
            return;
        }
        System.arraycopy(rows, from, scratch, from, middle - from);
        int left = from;
        int right = middle;
        int next = from;
        while (left < middle && right < to) {
            rows[next++] = order.compare(scratch[left], rows[right]) <= 0 ? scratch[left++] : rows[right++];
        }
        System.arraycopy(scratch, left, rows, next, middle - left);
    }

    private static void insertionSort(int[] rows, int from, int to, RowOrder order) {
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            int place = i;
            while (place > from && order.compare(rows[place - 1], row) > 0) {
                rows[place] = rows[place - 1];
                place--;
            }
            rows[place] = row;
        }
    }
}
