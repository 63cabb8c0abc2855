package io.virta.operator.over;

import io.virta.operator.sort.RowOrder;

/**
 * Rows of partitions in the order of a function OVER them. All arrays have an entry a row.
 *
 * @param order the number of the row at each place
 * @param starts the place of the first row of each place's partition
 * @param ends the place behind its last row
 * @param keys compares rows by the order that was asked for, by their numbers
 */
record OrderedRows(int[] order, int[] starts, int[] ends, RowOrder keys) {
    static OrderedRows of(int[] order, int[] partitionOf, RowOrder keys) {
        int[] starts = new int[order.length];
        int[] ends = new int[order.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && partitionOf[order[to]] == partitionOf[order[from]]) {
                to++;
            }
            for (int place = from; place < to; place++) {
                starts[place] = from;
                ends[place] = to;
            }
            from = to;
        }
        return new OrderedRows(order, starts, ends, keys);
    }

    int size() {
        return order.length;
    }

    boolean isPeerOfPrevious(int place) {
        return place > starts[place] && keys.compare(order[place - 1], order[place]) == 0;
    }

    /** For each place, the first place of rows equal to it in the order. */
    int[] firstPeers() {
        int[] first = new int[size()];
        for (int place = 0; place < first.length; place++) {
            first[place] = isPeerOfPrevious(place) ? first[place - 1] : place;
        }
        return first;
    }

    /** For each place, the place behind the last row equal to it in the order. */
    int[] peerEnds() {
        int[] end = new int[size()];
        for (int place = end.length - 1; place >= 0; place--) {
            boolean isLast = place + 1 == ends[place] || !isPeerOfPrevious(place + 1);
            end[place] = isLast ? place + 1 : end[place + 1];
        }
        return end;
    }
}
