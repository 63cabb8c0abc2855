package io.virta.expression;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as text: {@code 10 minutes}, {@code interval 1 hour 30.5 seconds}, {@code -1 day}. */
public final class IntervalText {
    private static final Pattern PREFIX = Pattern.compile("\\s*interval(?=\\s)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PART = Pattern.compile("\\s*([+-]?)\\s*(\\d+(?:\\.\\d*)?|\\.\\d+)\\s*([a-zA-Z]+)\\s*");

    private IntervalText() {}

    /** The interval; throws with condition {@code CANNOT_PARSE_INTERVAL} if the text is none. */
    public static IntervalValue parse(String text) {
        IntervalValue value = tryParse(text);
        if (value == null) {
            throw new VirtaException(
                    ErrorCode.INVALID_VALUE,
                    "'" + text + "' is not a duration.",
                    "Write numbers with units, such as '10 minutes' or '1 hour 30 seconds'.",
                    "CANNOT_PARSE_INTERVAL",
                    null);
        }
        return value;
    }

    /** The interval, or null if the text is none or does not fit. */
    public static @Nullable IntervalValue tryParse(String text) {
        Matcher prefix = PREFIX.matcher(text);
        int at = prefix.lookingAt() ? prefix.end() : 0;
        Matcher part = PART.matcher(text);
        long months = 0;
        long days = 0;
        long micros = 0;
        if (at == text.length()) {
            return null;
        }
        try {
            while (at < text.length()) {
                if (!part.region(at, text.length()).lookingAt()) {
                    return null;
                }
                BigDecimal amount = new BigDecimal((part.group(1).equals("-") ? "-" : "") + part.group(2));
                String unit = part.group(3).toLowerCase(Locale.ROOT).replaceFirst("s$", "");
                switch (unit) {
                    case "year" -> months = Math.addExact(months, whole(amount, 12));
                    case "quarter" -> months = Math.addExact(months, whole(amount, 3));
                    case "month" -> months = Math.addExact(months, whole(amount, 1));
                    case "week" -> days = Math.addExact(days, whole(amount, 7));
                    case "day" -> days = Math.addExact(days, whole(amount, 1));
                    case "hour" -> micros = Math.addExact(micros, whole(amount, 3_600_000_000L));
                    case "minute" -> micros = Math.addExact(micros, whole(amount, 60_000_000));
                    case "second" -> micros = Math.addExact(micros, fraction(amount));
                    case "millisecond" -> micros = Math.addExact(micros, whole(amount, 1000));
                    case "microsecond" -> micros = Math.addExact(micros, whole(amount, 1));
                    default -> {
                        return null;
                    }
                }
                at = part.end();
            }
            return new IntervalValue(Math.toIntExact(months), Math.toIntExact(days), micros);
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static long whole(BigDecimal amount, long unit) {
        return Math.multiplyExact(amount.longValueExact(), unit);
    }

    private static long fraction(BigDecimal seconds) {
        return seconds.movePointRight(6).setScale(0, RoundingMode.DOWN).longValueExact();
    }
}
