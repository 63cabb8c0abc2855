package io.virta.connector;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.IntervalText;
import io.virta.expression.IntervalValue;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Options by name, without regard to case, with typed access. Immutable. */
public final class Options {
    private final TreeMap<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private Options(Map<String, String> values) {
        this.values.putAll(values);
    }

    /** Options of these values; unchecked. */
    public static Options of(Map<String, String> values) {
        return new Options(values);
    }

    /** The value, or null. */
    public @Nullable String get(String name) {
        return values.get(name);
    }

    /** The value, or the default. */
    public String get(String name, String defaultValue) {
        return values.getOrDefault(name, defaultValue);
    }

    /** The value of an option that must be there. */
    public String required(String name, String format) {
        String value = values.get(name);
        if (value == null) {
            throw new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    "Format '" + format + "' needs the option '" + name + "'.",
                    "Set it with option(\"" + name + "\", ...) or in OPTIONS (" + name + " '...').");
        }
        return value;
    }

    /** A whole number in a range, or the default. */
    public long number(String name, long defaultValue, long min, long max) {
        String value = values.get(name);
        if (value == null) {
            return defaultValue;
        }
        try {
            long number = Long.parseLong(value.trim());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below like a number out of range
        }
        throw invalid(name, value, "a whole number from " + min + " to " + max);
    }

    /** True or false, or the default. */
    public boolean flag(String name, boolean defaultValue) {
        String value = values.get(name);
        if (value == null) {
            return defaultValue;
        }
        return switch (value.trim().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(name, value, "true or false");
        };
    }

    /** The milliseconds of a duration such as {@code 7d}, {@code 500ms} or {@code 12 hours}. */
    public long durationMillis(String name, String defaultValue) {
        String text = get(name, defaultValue);
        String units = text.trim()
                .replaceAll("(?<=\\d)\\s*d(?![a-z])", " days")
                .replaceAll("(?<=\\d)\\s*h(?![a-z])", " hours")
                .replaceAll("(?<=\\d)\\s*(m|min)(?![a-z])", " minutes")
                .replaceAll("(?<=\\d)\\s*s(?![a-z])", " seconds")
                .replaceAll("(?<=\\d)\\s*ms(?![a-z])", " milliseconds");
        IntervalValue duration = IntervalText.tryParse(units);
        if (duration == null || !duration.isFixedLength() || duration.fixedMicros() < 0) {
            throw invalid(name, text, "a duration such as 7d or 12 hours");
        }
        return duration.fixedMicros() / 1000;
    }

    /** The error for a value that an option does not take. */
    public static VirtaException invalid(String name, String value, String expected) {
        return new VirtaException(
                ErrorCode.INVALID_OPTION,
                "The option '" + name + "' cannot be '" + value + "'.",
                "It takes " + expected + ".");
    }

    /** All options. */
    public Map<String, String> asMap() {
        return java.util.Collections.unmodifiableMap(values);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
