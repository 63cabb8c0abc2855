package io.virta.connectors.file;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a file source has got. The epoch's own files are in its splits, the files of all epochs in the source's memory.
 *
 * @param epochs the number of epochs
 * @param latestMillis the time of the newest file seen, milliseconds since 1970 UTC
 */
record FilePosition(long epochs, long latestMillis) {
    /** Before the first file. */
    static final FilePosition START = new FilePosition(0, Long.MIN_VALUE);

    private static final Pattern JSON = Pattern.compile("\\{\"logOffset\":(\\d+),\"latestMillis\":(-?\\d+)}");

    static FilePosition parse(String json) {
        Matcher matcher = JSON.matcher(json);
        if (!matcher.matches()) {
            throw new VirtaException(
                    ErrorCode.CHECKPOINT_INCOMPATIBLE,
                    "'" + json + "' is no position of a file source.",
                    "The checkpoint belongs to a query with another source.");
        }
        return new FilePosition(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    /** A position as progress shows it: the number of epochs. */
    static String shown(String json) {
        int more = json.indexOf(',');
        return more < 0 ? json : json.substring(0, more) + "}";
    }

    @Override
    public String toString() {
        return "{\"logOffset\":" + epochs + ",\"latestMillis\":" + latestMillis + "}";
    }
}
