package io.virta.expression;

import java.util.Set;

/**
 * The rows around a row that a function OVER a window sees. Bounds are distances from the row, less than 0 for rows before it.
 *
 * @param byRows whether distances count rows; else they are distances of the value that the rows are ordered by
 */
public record Frame(boolean byRows, long start, long end) {
    /** Stands for the first row of the partition. */
    public static final long UNBOUNDED_PRECEDING = Long.MIN_VALUE;

    /** Stands for its last row. */
    public static final long UNBOUNDED_FOLLOWING = Long.MAX_VALUE;

    private static final Set<String> RANKS =
            Set.of("row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile");

    /** What a function sees where nothing is said: with an order all rows up to the last that is equal to the row, up to the row itself for ranks; else the whole partition. */
    public static Frame standard(Expression function, boolean ordered) {
        if (function instanceof Call call && RANKS.contains(call.name())) {
            return new Frame(true, UNBOUNDED_PRECEDING, 0);
        }
        return new Frame(!ordered, UNBOUNDED_PRECEDING, ordered ? 0 : UNBOUNDED_FOLLOWING);
    }

    /** Whether a bound is a distance from the row. */
    public boolean hasDistance() {
        return !isPlain(start) || !isPlain(end);
    }

    private static boolean isPlain(long bound) {
        return bound == 0 || bound == UNBOUNDED_PRECEDING || bound == UNBOUNDED_FOLLOWING;
    }

    /** The frame as SQL. */
    public String sql() {
        return (byRows ? "ROWS" : "RANGE") + " BETWEEN " + bound(start) + " AND " + bound(end);
    }

    private static String bound(long bound) {
        if (bound == 0) {
            return "CURRENT ROW";
        }
        if (bound == UNBOUNDED_PRECEDING || bound == UNBOUNDED_FOLLOWING) {
            return "UNBOUNDED " + (bound < 0 ? "PRECEDING" : "FOLLOWING");
        }
        return Math.abs(bound) + (bound < 0 ? " PRECEDING" : " FOLLOWING");
    }
}
