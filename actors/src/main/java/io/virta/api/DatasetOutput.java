package io.virta.api;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.plan.LogicalPlan;
import io.virta.row.Row;
import io.virta.row.TableText;
import java.util.List;

/** Rows of a dataset shown, counted and written. A part of {@link Dataset}. */
abstract class DatasetOutput extends DatasetJoins {
    private static final int SHOWN_ROWS = 20;
    private static final int SHOWN_WIDTH = 20;

    DatasetOutput(VirtaSession session, LogicalPlan analysed) {
        super(session, analysed);
    }

    /** Prints the first 20 rows as a table, values cut to 20 characters. */
    public void show() {
        show(SHOWN_ROWS, SHOWN_WIDTH);
    }

    /** Prints the first rows, values cut to 20 characters. */
    public void show(int numRows) {
        show(numRows, SHOWN_WIDTH);
    }

    /** Prints the first 20 rows, values cut to 20 characters or whole. */
    public void show(boolean truncate) {
        show(SHOWN_ROWS, truncate);
    }

    /** Prints the first rows, values cut to 20 characters or whole. */
    public void show(int numRows, boolean truncate) {
        show(numRows, truncate ? SHOWN_WIDTH : 0);
    }

    /** Prints the first rows, values cut to {@code truncate} characters, 0 for whole ones. */
    public void show(int numRows, int truncate) {
        System.out.println(TableText.render(
                schema(),
                firstAndOneMore(numRows),
                numRows,
                truncate,
                session().state().zone()));
    }

    /** Prints the first rows, as a table or ({@code vertical}) a line a value. */
    public void show(int numRows, int truncate, boolean vertical) {
        if (vertical) {
            System.out.println(TableText.renderVertical(
                    schema(),
                    firstAndOneMore(numRows),
                    numRows,
                    truncate,
                    session().state().zone()));
        } else {
            show(numRows, truncate);
        }
    }

    private List<Row> firstAndOneMore(int rows) {
        return toDF().limit(Math.max(0, rows) + 1).collectAsList();
    }

    /** The number of rows. */
    public long count() {
        return groupBy().count().collectAsList().get(0).getLong(0);
    }

    /** Whether there is no row. */
    public boolean isEmpty() {
        return toDF().limit(1).collectAsList().isEmpty();
    }

    /** Writes its rows as they come; for streams. */
    public DataStreamWriter writeStream() {
        if (!isStreaming()) {
            throw new VirtaException(
                    ErrorCode.UNSUPPORTED_STREAMING_OPERATION,
                    "writeStream can only be called on a DataFrame that reads a stream.",
                    "Read the source with readStream(), or write the rows there are with write().");
        }
        return new DataStreamWriter(toDF());
    }

    /** Writes the rows there are. */
    public DataFrameWriter write() {
        if (isStreaming()) {
            throw new VirtaException(
                    ErrorCode.UNSUPPORTED_STREAMING_OPERATION,
                    "write cannot be called on a DataFrame that reads a stream.",
                    "Use writeStream(), with Trigger.AvailableNow() to write what there is and stop.");
        }
        return new DataFrameWriter(toDF());
    }
}
