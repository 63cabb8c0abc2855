package io.virta.format;

import io.virta.connector.Options;
import java.util.Locale;

/** What happens to a record that cannot be decoded: the option {@code mode}. */
public enum BadRecordMode {
    /** Its row has nulls for what cannot be read, and the record's text in the column for corrupt records, if the schema has it. */
    PERMISSIVE,
    /** It makes no row. */
    DROPMALFORMED,
    /** The query fails. */
    FAILFAST;

    /** The mode among options, {@code PERMISSIVE} if there is none. */
    public static BadRecordMode of(Options options) {
        String mode = options.get("mode", "PERMISSIVE").trim().toUpperCase(Locale.ROOT);
        return switch (mode) {
            case "PERMISSIVE" -> PERMISSIVE;
            case "DROPMALFORMED" -> DROPMALFORMED;
            case "FAILFAST" -> FAILFAST;
            default -> throw Options.invalid("mode", mode, "PERMISSIVE, DROPMALFORMED or FAILFAST");
        };
    }
}
