package io.virta.connectors.file;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a file source has got: the number of epochs, and the files that it has seen. The epoch's own files are in its splits.
 */
record FilePosition(long epochs, SeenFiles seen) {
    private static final Pattern JSON =
            Pattern.compile("\\{\"logOffset\":(\\d+),\"latestMillis\":(-?\\d+),\"seen\":\"([A-Za-z0-9+/=]*)\"}");

    static FilePosition parse(String json) {
        Matcher matcher = JSON.matcher(json);
        if (!matcher.matches()) {
            throw new VirtaException(
                    ErrorCode.CHECKPOINT_INCOMPATIBLE,
                    "'" + json + "' is no position of a file source.",
                    "The checkpoint belongs to a query with another source.");
        }
        return new FilePosition(
                Long.parseLong(matcher.group(1)), SeenFiles.decode(matcher.group(3), Long.parseLong(matcher.group(2))));
    }

    /** A position without the files seen: the number of epochs. */
    static String shown(String json) {
        int more = json.indexOf(',');
        return more < 0 ? json : json.substring(0, more) + "}";
    }

    @Override
    public String toString() {
        return "{\"logOffset\":" + epochs + ",\"latestMillis\":" + seen.latestMillis() + ",\"seen\":\"" + seen.encode()
                + "\"}";
    }
}
