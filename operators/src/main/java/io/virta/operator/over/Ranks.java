package io.virta.operator.over;

import io.virta.batch.Column;
import io.virta.batch.DoubleColumn;
import io.virta.batch.IntColumn;
import io.virta.error.VirtaException;

/** Functions of a row's place in the order. */
final class Ranks {
    private Ranks() {}

    /** The ranks by row number. */
    static Column of(String name, int buckets, OrderedRows rows) {
        return switch (name) {
            case "row_number", "rank", "dense_rank", "ntile" -> whole(name, buckets, rows);
            case "percent_rank", "cume_dist" -> share(name, rows);
            default -> throw VirtaException.internal("Not a rank: " + name);
        };
    }

    private static Column whole(String name, int buckets, OrderedRows rows) {
        int[] first = rows.firstPeers();
        int[] values = new int[rows.size()];
        int dense = 0;
        for (int place = 0; place < values.length; place++) {
            int start = rows.starts()[place];
            dense = place == start ? 1 : rows.isPeerOfPrevious(place) ? dense : dense + 1;
            values[rows.order()[place]] = switch (name) {
                case "row_number" -> place - start + 1;
                case "rank" -> first[place] - start + 1;
                case "dense_rank" -> dense;
                default -> bucket(place - start, rows.ends()[place] - start, buckets);
            };
        }
        return new IntColumn(values, null);
    }

    /** The bucket of a row when as many as possible are equally large, the first ones by one larger. */
    private static int bucket(int index, int rows, int buckets) {
        int size = rows / buckets;
        int larger = rows % buckets;
        int inLarger = larger * (size + 1);
        return index < inLarger ? index / (size + 1) + 1 : larger + (index - inLarger) / Math.max(1, size) + 1;
    }

    private static Column share(String name, OrderedRows rows) {
        int[] first = rows.firstPeers();
        int[] peerEnds = rows.peerEnds();
        double[] values = new double[rows.size()];
        for (int place = 0; place < values.length; place++) {
            int start = rows.starts()[place];
            int count = rows.ends()[place] - start;
            values[rows.order()[place]] = name.equals("cume_dist")
                    ? (double) (peerEnds[place] - start) / count
                    : count == 1 ? 0 : (double) (first[place] - start) / (count - 1);
        }
        return new DoubleColumn(values, null);
    }
}
