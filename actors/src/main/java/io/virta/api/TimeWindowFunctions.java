package io.virta.api;

/** Windows of event time to group by. A part of {@link functions}. */
@SuppressWarnings("MemberName") // Spark's names
abstract class TimeWindowFunctions extends DateTimeFunctions {
    /** Tumbling windows: the window of this length, such as {@code "10 minutes"}, that the time lies in. */
    public static Column window(Column timeColumn, String windowDuration) {
        return call("window", timeColumn, windowDuration);
    }

    /** Sliding windows: those of this length, one beginning every {@code slideDuration}, that the time lies in. */
    public static Column window(Column timeColumn, String windowDuration, String slideDuration) {
        return call("window", timeColumn, windowDuration, slideDuration);
    }

    /** Windows whose beginnings are shifted by {@code startTime} from the full hour or day. */
    public static Column window(Column timeColumn, String windowDuration, String slideDuration, String startTime) {
        return call("window", timeColumn, windowDuration, slideDuration, startTime);
    }

    /** Tumbling windows of a column. */
    public static Column window(String timeColumn, String windowDuration) {
        return window(col(timeColumn), windowDuration);
    }

    /** Sliding windows of a column. */
    public static Column window(String timeColumn, String windowDuration, String slideDuration) {
        return window(col(timeColumn), windowDuration, slideDuration);
    }

    /** Session windows, which end when nothing comes for the gap's length, such as {@code "5 minutes"}. */
    public static Column session_window(Column timeColumn, String gapDuration) {
        return call("session_window", timeColumn, gapDuration);
    }

    /** Session windows with a gap that depends on the row. */
    public static Column session_window(Column timeColumn, Column gapDuration) {
        return call("session_window", timeColumn, gapDuration);
    }

    /** Session windows of a column. */
    public static Column session_window(String timeColumn, String gapDuration) {
        return session_window(col(timeColumn), gapDuration);
    }

    /** The event time of a window: its last microsecond. */
    public static Column window_time(Column windowColumn) {
        return call("window_time", windowColumn);
    }
}
