package io.virta.api;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Expression;
import io.virta.expression.Frame;
import io.virta.expression.OverCall;
import io.virta.expression.SortOrder;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Over which rows {@link Column#over} computes a function: which are together, in what order, and which of them a row sees. {@link Window} makes them. Immutable. */
public final class WindowSpec {
    private final List<Expression> partition;
    private final List<SortOrder> orders;
    private final @Nullable Frame frame;

    WindowSpec(List<Expression> partition, List<SortOrder> orders, @Nullable Frame frame) {
        this.partition = partition;
        this.orders = orders;
        this.frame = frame;
    }

    /** Rows are together that are alike in these columns. */
    public WindowSpec partitionBy(String column, String... columns) {
        return new WindowSpec(ColumnNames.expressions(column, columns), orders, frame);
    }

    /** Rows are together that are alike in these values. */
    public WindowSpec partitionBy(Column... columns) {
        return new WindowSpec(Arrays.stream(columns).map(Column::expr).toList(), orders, frame);
    }

    /** Rows are in the order of these columns. */
    public WindowSpec orderBy(String column, String... columns) {
        return ordered(ColumnNames.expressions(column, columns));
    }

    /** Rows are in the order of these values; rising where they say nothing else. */
    public WindowSpec orderBy(Column... columns) {
        return ordered(Arrays.stream(columns).map(Column::expr).toList());
    }

    private WindowSpec ordered(List<Expression> by) {
        List<SortOrder> made = by.stream()
                .map(expression -> expression instanceof SortOrder order ? order : new SortOrder(expression, true))
                .toList();
        return new WindowSpec(partition, made, frame);
    }

    /** A row sees those from {@code start} to {@code end} places on, less than 0 for places back. */
    public WindowSpec rowsBetween(long start, long end) {
        return framed(true, start, end);
    }

    /** A row sees those whose value in the order, a whole number or a number of days, is between {@code start} and {@code end} above its own. */
    public WindowSpec rangeBetween(long start, long end) {
        return framed(false, start, end);
    }

    /** A row sees those whose time is between {@code start} and {@code end} later than its own, at microsecond precision; the order is one of timestamps. */
    public WindowSpec rangeBetween(Duration start, Duration end) {
        return framed(false, micros(start), micros(end));
    }

    private static long micros(Duration duration) {
        return ChronoUnit.MICROS.between(java.time.Instant.EPOCH, java.time.Instant.EPOCH.plus(duration));
    }

    private WindowSpec framed(boolean byRows, long start, long end) {
        if (start > end) {
            throw new VirtaException(
                    ErrorCode.INVALID_QUERY,
                    "The frame from " + start + " to " + end + " ends before it begins.",
                    "Pass the lower bound first; rows before the row have bounds less than 0.");
        }
        return new WindowSpec(partition, orders, new Frame(byRows, start, end));
    }

    /** A function over these rows. */
    Expression over(Expression function) {
        if (frame != null && !frame.byRows() && frame.hasDistance() && orders.size() != 1) {
            throw new VirtaException(
                    ErrorCode.INVALID_QUERY,
                    "rangeBetween with a distance needs one order, not " + orders.size() + ".",
                    "Order by one value, or use rowsBetween.");
        }
        return new OverCall(
                function, partition, orders, frame == null ? Frame.standard(function, !orders.isEmpty()) : frame);
    }
}
