package io.virta.operator.over;

import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.types.DataType;
import org.jspecify.annotations.Nullable;

/** Values of other rows of the partition. */
final class Neighbours {
    private Neighbours() {}

    /** The value of the row so many places on, less than 0 for places back; the default where there is none. */
    static Column shifted(DataType type, Column values, int distance, @Nullable Column otherwise, OrderedRows rows) {
        int[] sources = new int[rows.size()];
        for (int place = 0; place < sources.length; place++) {
            long other = (long) place + distance;
            boolean isThere = other >= rows.starts()[place] && other < rows.ends()[place];
            sources[rows.order()[place]] = isThere ? rows.order()[(int) other] : -1;
        }
        return picked(type, values, sources, otherwise);
    }

    /** The value of the row at a place of the frame, counted from 1; null where the frame is shorter. */
    static Column nth(DataType type, Column values, int number, Frames frames, OrderedRows rows) {
        int[] sources = new int[rows.size()];
        for (int place = 0; place < sources.length; place++) {
            int other = frames.from()[place] + number - 1;
            sources[rows.order()[place]] = other < frames.to()[place] ? rows.order()[other] : -1;
        }
        return picked(type, values, sources, null);
    }

    private static Column picked(DataType type, Column values, int[] sources, @Nullable Column otherwise) {
        ColumnBuilder picked = ColumnBuilder.of(type, sources.length);
        for (int row = 0; row < sources.length; row++) {
            if (sources[row] >= 0) {
                picked.append(values, sources[row]);
            } else if (otherwise != null) {
                picked.append(otherwise, row);
            } else {
                picked.appendNull();
            }
        }
        return picked.build();
    }
}
