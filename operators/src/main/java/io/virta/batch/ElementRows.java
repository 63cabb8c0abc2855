package io.virta.batch;

/** The row numbers of all elements of gathered arrays or maps, in order, and the offsets that go with them. */
record ElementRows(int[] offsets, int[] elements) {
    static ElementRows of(int[] offsets, int[] rows, int count) {
        int[] gatheredOffsets = new int[count + 1];
        int total = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (row >= 0) {
                total = Math.addExact(total, offsets[row + 1] - offsets[row]);
            }
            gatheredOffsets[i + 1] = total;
        }
        int[] elements = new int[total];
        int next = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (row >= 0) {
                for (int element = offsets[row]; element < offsets[row + 1]; element++) {
                    elements[next++] = element;
                }
            }
        }
        return new ElementRows(gatheredOffsets, elements);
    }
}
