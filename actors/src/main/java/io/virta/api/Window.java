package io.virta.api;

import io.virta.expression.Frame;
import java.time.Duration;
import java.util.List;

/** Where a {@link WindowSpec} begins: {@code Window.partitionBy("user").orderBy("time").rowsBetween(-2, Window.currentRow())}. */
public final class Window {
    private static final WindowSpec WHOLE = new WindowSpec(List.of(), List.of(), null);

    private Window() {}

    /** The first row of the partition, as a bound of a frame. */
    public static long unboundedPreceding() {
        return Frame.UNBOUNDED_PRECEDING;
    }

    /** The last row of the partition, as a bound of a frame. */
    public static long unboundedFollowing() {
        return Frame.UNBOUNDED_FOLLOWING;
    }

    /** The row itself, as a bound of a frame. */
    public static long currentRow() {
        return 0;
    }

    /** Windows of the rows that are alike in these columns. */
    public static WindowSpec partitionBy(String column, String... columns) {
        return WHOLE.partitionBy(column, columns);
    }

    /** Windows of the rows that are alike in these values. */
    public static WindowSpec partitionBy(Column... columns) {
        return WHOLE.partitionBy(columns);
    }

    /** A window of all rows, in the order of these columns. */
    public static WindowSpec orderBy(String column, String... columns) {
        return WHOLE.orderBy(column, columns);
    }

    /** A window of all rows, in the order of these values. */
    public static WindowSpec orderBy(Column... columns) {
        return WHOLE.orderBy(columns);
    }

    /** As {@link WindowSpec#rowsBetween}. */
    public static WindowSpec rowsBetween(long start, long end) {
        return WHOLE.rowsBetween(start, end);
    }

    /** As {@link WindowSpec#rangeBetween(long, long)}. */
    public static WindowSpec rangeBetween(long start, long end) {
        return WHOLE.rangeBetween(start, end);
    }

    /** As {@link WindowSpec#rangeBetween(Duration, Duration)}. */
    public static WindowSpec rangeBetween(Duration start, Duration end) {
        return WHOLE.rangeBetween(start, end);
    }
}
