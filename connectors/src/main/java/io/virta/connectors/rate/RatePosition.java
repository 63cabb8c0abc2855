package io.virta.connectors.rate;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a rate source has got.
 *
 * @param startMillis when its first second began, since 1970
 * @param seconds whole seconds since
 * @param rows rows made, for a position in the middle of the second that follows, where continuous mode may stand; {@link #WHOLE_SECONDS} for all rows of the whole seconds
 */
record RatePosition(long startMillis, long seconds, long rows) {
    static final long WHOLE_SECONDS = -1;

    private static final Pattern JSON =
            Pattern.compile("\\{\"startMillis\":(-?\\d+),\"seconds\":(\\d+)(?:,\"rows\":(\\d+))?}");

    RatePosition(long startMillis, long seconds) {
        this(startMillis, seconds, WHOLE_SECONDS);
    }

    static RatePosition parse(String json) {
        Matcher matcher = JSON.matcher(json);
        if (!matcher.matches()) {
            throw new VirtaException(
                    ErrorCode.CHECKPOINT_INCOMPATIBLE,
                    "'" + json + "' is no position of a rate source.",
                    "The checkpoint belongs to a query with another source.");
        }
        return new RatePosition(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                matcher.group(3) == null ? WHOLE_SECONDS : Long.parseLong(matcher.group(3)));
    }

    /** How many rows come before it. */
    long rowsBefore(RateSettings settings) {
        return rows == WHOLE_SECONDS ? settings.rowsInFirst(seconds) : rows;
    }

    @Override
    public String toString() {
        return "{\"startMillis\":" + startMillis + ",\"seconds\":" + seconds
                + (rows == WHOLE_SECONDS ? "" : ",\"rows\":" + rows) + "}";
    }
}
