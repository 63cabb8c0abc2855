package io.virta.api;

import io.virta.connector.Options;
import java.util.Locale;

/** Which rows of the result reach the sink in an epoch. */
@SuppressWarnings("MemberName") // Spark's names
public final class OutputMode {
    private static final OutputMode APPEND = new OutputMode(io.virta.connector.OutputMode.APPEND);
    private static final OutputMode UPDATE = new OutputMode(io.virta.connector.OutputMode.UPDATE);
    private static final OutputMode COMPLETE = new OutputMode(io.virta.connector.OutputMode.COMPLETE);

    private final io.virta.connector.OutputMode mode;

    private OutputMode(io.virta.connector.OutputMode mode) {
        this.mode = mode;
    }

    /** Rows that are final. */
    public static OutputMode Append() {
        return APPEND;
    }

    /** Rows that are new or have changed. */
    public static OutputMode Update() {
        return UPDATE;
    }

    /** The whole result. */
    public static OutputMode Complete() {
        return COMPLETE;
    }

    /** The mode of a name, as {@code outputMode(String)} takes it. */
    static OutputMode of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "append" -> APPEND;
            case "update" -> UPDATE;
            case "complete" -> COMPLETE;
            default -> throw Options.invalid("outputMode", name, "append, update or complete");
        };
    }

    io.virta.connector.OutputMode engineMode() {
        return mode;
    }

    @Override
    public String toString() {
        String name = mode.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
