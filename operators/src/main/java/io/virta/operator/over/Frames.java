package io.virta.operator.over;

import io.virta.batch.FlatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Frame;

/**
 * The frame of each place: places {@code from[place]} to {@code to[place] - 1}, none if the former is not less. Neither goes back from one place to the next of a partition.
 */
record Frames(int[] from, int[] to) {
    /**
     * The frames of rows.
     *
     * @param key the value by which rows are ordered, where the frame has distances of it
     * @param ascending whether it rises
     */
    static Frames of(Frame frame, OrderedRows rows, FlatColumn key, boolean ascending) {
        int[] from = new int[rows.size()];
        int[] to = new int[rows.size()];
        int[] first = frame.byRows() ? new int[0] : rows.firstPeers();
        int[] peerEnds = frame.byRows() ? new int[0] : rows.peerEnds();
        for (int place = 0; place < from.length; place++) {
            int start = rows.starts()[place];
            int end = rows.ends()[place];
            if (frame.start() == Frame.UNBOUNDED_PRECEDING) {
                from[place] = start;
            } else if (frame.byRows()) {
                from[place] = (int) Math.max(start, Math.min(end, place + frame.start()));
            } else {
                from[place] = frame.start() == 0 || key.isNull(rows.order()[place])
                        ? first[place]
                        : first(
                                rows,
                                key,
                                ascending,
                                place,
                                frame.start(),
                                false,
                                place == start ? start : from[place - 1]);
            }
            if (frame.end() == Frame.UNBOUNDED_FOLLOWING) {
                to[place] = end;
            } else if (frame.byRows()) {
                to[place] = (int) Math.max(start, Math.min(end, place + frame.end() + 1));
            } else {
                to[place] = frame.end() == 0 || key.isNull(rows.order()[place])
                        ? peerEnds[place]
                        : first(rows, key, ascending, place, frame.end(), true, place == start ? start : to[place - 1]);
            }
        }
        return new Frames(from, to);
    }

    /** The first place, from one on, whose value is at or beyond ({@code beyond}: only beyond) a distance from that of a row. */
    private static int first(
            OrderedRows rows, FlatColumn key, boolean ascending, int place, long distance, boolean beyond, int after) {
        int sign = ascending ? 1 : -1;
        long bound = sign * value(key, rows.order()[place]) + distance;
        int found = after;
        while (found < rows.ends()[place]) {
            int row = rows.order()[found];
            boolean isNullBefore = key.isNull(row) && found < place;
            if (!isNullBefore
                    && (key.isNull(row)
                            || (beyond ? sign * value(key, row) > bound : sign * value(key, row) >= bound))) {
                return found;
            }
            found++;
        }
        return found;
    }

    private static long value(FlatColumn key, int row) {
        if (key instanceof LongColumn longs) {
            return longs.value(row);
        } else if (key instanceof IntColumn ints) {
            return ints.value(row);
        }
        throw new VirtaException(
                ErrorCode.DATATYPE_MISMATCH,
                "RANGE with a distance needs rows ordered by one whole number, date or timestamp.",
                "Order by such a value, or use ROWS.");
    }
}
