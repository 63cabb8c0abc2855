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
 */
record RatePosition(long startMillis, long seconds) {
    private static final Pattern JSON = Pattern.compile("\\{\"startMillis\":(-?\\d+),\"seconds\":(\\d+)}");

    static RatePosition parse(String json) {
        Matcher matcher = JSON.matcher(json);
        if (!matcher.matches()) {
            throw new VirtaException(
                    ErrorCode.CHECKPOINT_INCOMPATIBLE,
                    "'" + json + "' is no position of a rate source.",
                    "The checkpoint belongs to a query with another source.");
        }
        return new RatePosition(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    @Override
    public String toString() {
        return "{\"startMillis\":" + startMillis + ",\"seconds\":" + seconds + "}";
    }
}
