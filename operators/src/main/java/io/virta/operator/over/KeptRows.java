package io.virta.operator.over;

import io.virta.batch.LongColumn;
import io.virta.expression.AggregateCall;
import io.virta.expression.Frame;
import io.virta.expression.OverCall;
import io.virta.expression.ScalarCall;
import io.virta.operator.revision.Partitions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of the final rows of a partition must be kept for the functions of later ones. Used by one thread. */
final class KeptRows {
    private final List<OverCall> calls;
    private final OverValues values;
    private final List<@Nullable Frames> frames = new ArrayList<>();
    private int[] firstPeers = {};
    private int[] order = {};
    private LongColumn times = new LongColumn(new long[0], null);
    private long watermarkMicros;

    KeptRows(List<OverCall> calls, OverValues values) {
        this.calls = calls;
        this.values = values;
    }

    /** Turns to the final rows of some partitions. */
    void turnTo(Partitions rows, OrderedRows ordered, LongColumn times, long watermarkMicros) {
        frames.clear();
        for (int i = 0; i < calls.size(); i++) {
            frames.add(isFramed(calls.get(i)) ? values.frames(i, rows, ordered) : null);
        }
        firstPeers = ordered.firstPeers();
        order = ordered.order();
        this.times = times;
        this.watermarkMicros = watermarkMicros;
    }

    /**
     * The place of the first row of a partition that is needed.
     *
     * @param start the place of its first row
     * @param end the place behind its last final row
     * @param next the place of the first row that has not been emitted; {@code end} if all have
     */
    int first(int start, int end, int next) {
        int first = next;
        for (int i = 0; i < calls.size(); i++) {
            Frames framed = frames.get(i);
            int needed = framed == null
                    ? firstOf((ScalarCall) calls.get(i).function(), end, next)
                    : next < end
                            ? firstOf(calls.get(i).frame(), framed, next)
                            : firstOfLater(calls.get(i).frame(), start, end);
            first = Math.min(first, needed);
        }
        return Math.max(start, first);
    }

    private static boolean isFramed(OverCall call) {
        return call.function() instanceof AggregateCall
                || call.function() instanceof ScalarCall function
                        && function.function().name().equals("nth_value");
    }

    /** Ranks are counted from whole groups of equal rows. */
    private int firstOf(ScalarCall function, int end, int next) {
        if (function.arguments().isEmpty()) {
            return next < end ? firstPeers[next] : end;
        }
        return next + Math.min(0, OverValues.distance(function));
    }

    /** Rows of a frame that begins with the partition are not needed, but may not be counted before they are in it. */
    private static int firstOf(Frame frame, Frames framed, int next) {
        return frame.start() == Frame.UNBOUNDED_PRECEDING
                ? framed.to()[next]
                : Math.min(framed.from()[next], framed.to()[next]);
    }

    /** For a row that is still to come, later than the watermark. */
    private int firstOfLater(Frame frame, int start, int end) {
        int from = place(frame.byRows(), frame.start(), start, end);
        int to = frame.end() < 0 ? place(frame.byRows(), frame.end() + 1, start, end) : end;
        return frame.start() == Frame.UNBOUNDED_PRECEDING ? to : Math.min(from, to);
    }

    private int place(boolean byRows, long distance, int start, int end) {
        if (distance == Frame.UNBOUNDED_PRECEDING || distance >= 0) {
            return end;
        }
        if (byRows) {
            return (int) Math.max(start, end + distance);
        }
        int place = start;
        while (place < end && times.value(order[place]) < watermarkMicros + 1 + distance) {
            place++;
        }
        return place;
    }
}
