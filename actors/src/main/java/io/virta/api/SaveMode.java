package io.virta.api;

import io.virta.connector.Options;
import java.util.Locale;

/** What a batch write does with what is there already. */
public enum SaveMode {
    /** It stays, and the rows are added. */
    Append,
    /** The rows take its place. */
    Overwrite,
    /** The write fails. */
    ErrorIfExists,
    /** Nothing is written. */
    Ignore;

    /** The mode of a name, as {@code mode(String)} takes it. */
    static SaveMode of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "append" -> Append;
            case "overwrite" -> Overwrite;
            case "error", "errorifexists", "default" -> ErrorIfExists;
            case "ignore" -> Ignore;
            default -> throw Options.invalid("mode", name, "append, overwrite, errorifexists or ignore");
        };
    }

    String optionValue() {
        return name().toLowerCase(Locale.ROOT);
    }
}
