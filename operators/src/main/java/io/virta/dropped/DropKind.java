package io.virta.dropped;

import java.util.Locale;

/** Why a row is left out of the result. */
public enum DropKind {
    /** It came to an operator after the watermark. */
    LATE,
    /** It is a record of a source that could not be decoded. */
    MALFORMED;

    /** The value of the column {@code kind}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
