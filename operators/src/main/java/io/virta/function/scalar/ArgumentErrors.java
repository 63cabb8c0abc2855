package io.virta.function.scalar;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;

/** Errors of values that a function has no result for, as a query meets them while it runs. */
public final class ArgumentErrors {
    private ArgumentErrors() {}

    /** An index counted from 1 that is 0. */
    public static VirtaException indexOfZero() {
        return new VirtaException(
                ErrorCode.INVALID_VALUE,
                "The index 0 is invalid: the first element has index 1, the last -1.",
                "Filter rows with index 0, or use get(), which counts from 0.",
                "INVALID_INDEX_OF_ZERO",
                null);
    }

    /** A value that a parameter cannot take. */
    public static VirtaException invalid(String parameter, String function, String value) {
        return new VirtaException(
                ErrorCode.INVALID_VALUE,
                "The value of parameter " + parameter + " in " + function + " is invalid: '" + value + "'.",
                "Correct the value, or filter the rows that have it.",
                "INVALID_PARAMETER_VALUE." + parameter.toUpperCase(java.util.Locale.ROOT),
                null);
    }

    /** A null as key of a map. */
    public static VirtaException nullMapKey() {
        return new VirtaException(
                ErrorCode.INVALID_VALUE,
                "A map cannot have a null key.",
                "Replace null keys with coalesce(), or filter the rows that have them.",
                "NULL_MAP_KEY",
                null);
    }

    /** The same key twice in a map. */
    public static VirtaException duplicateMapKey(String key) {
        return new VirtaException(
                ErrorCode.INVALID_VALUE,
                "The map has the key " + key + " twice.",
                "Remove duplicate keys before the map is made.",
                "DUPLICATED_MAP_KEY",
                null);
    }
}
