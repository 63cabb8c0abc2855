package io.virta.row;

import io.virta.expression.IntervalValue;
import io.virta.time.TimestampText;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of rows as people read them in tables: {@code NULL}, {@code [1, 2]}, <code>{a -> 1}</code>, <code>{2024-01-31 10:00:00, x}</code>. Stateless. */
public final class ValueText {
    private ValueText() {}

    /**
     * The text of a value.
     *
     * @param value of the class that {@link Row} lists for the type, or null
     * @param zone the zone in which timestamps are shown
     */
    public static String of(@Nullable Object value, DataType type, ZoneId zone) {
        StringBuilder text = new StringBuilder();
        append(text, value, type, zone);
        return text.toString();
    }

    private static void append(StringBuilder text, @Nullable Object value, DataType type, ZoneId zone) {
        if (value == null) {
            text.append("NULL");
        } else if (type instanceof AtomicType atomic) {
            text.append(atomic(value, atomic, zone));
        } else if (type instanceof ArrayType array) {
            text.append('[');
            separated(text, (List<?>) value, element -> append(text, element, array.elementType(), zone));
            text.append(']');
        } else if (type instanceof MapType map) {
            text.append('{');
            separated(text, ((Map<?, ?>) value).entrySet(), entry -> {
                append(text, entry.getKey(), map.keyType(), zone);
                text.append(" -> ");
                append(text, entry.getValue(), map.valueType(), zone);
            });
            text.append('}');
        } else if (type instanceof StructType struct) {
            fields(text, (Row) value, struct, zone);
        } else {
            text.append(((BigDecimal) value).toPlainString());
        }
    }

    private static void fields(StringBuilder text, Row row, StructType struct, ZoneId zone) {
        text.append('{');
        for (int i = 0; i < struct.size(); i++) {
            text.append(i == 0 ? "" : ", ");
            append(text, row.get(i), struct.typeAt(i), zone);
        }
        text.append('}');
    }

    private static <T> void separated(StringBuilder text, Iterable<T> values, java.util.function.Consumer<T> append) {
        String separator = "";
        for (T value : values) {
            text.append(separator);
            append.accept(value);
            separator = ", ";
        }
    }

    private static String atomic(Object value, AtomicType type, ZoneId zone) {
        return switch (type) {
            case TIMESTAMP -> TimestampText.format(micros((Instant) value), zone);
            case TIMESTAMP_NTZ ->
                TimestampText.format(micros(((LocalDateTime) value).toInstant(ZoneOffset.UTC)), ZoneOffset.UTC);
            case BINARY -> "[" + HexFormat.ofDelimiter(" ").withUpperCase().formatHex((byte[]) value) + "]";
            case INTERVAL -> interval((IntervalValue) value);
            case INTERVAL_DAY -> "INTERVAL '" + ((Duration) value).toDays() + "' DAY";
            case INTERVAL_DAY_TIME -> dayTime((Duration) value);
            case INTERVAL_YEAR_MONTH -> yearMonth((Period) value);
            default -> value.toString();
        };
    }

    private static String interval(IntervalValue value) {
        String literal = value.toString();
        return literal.substring("INTERVAL '".length(), literal.length() - 1);
    }

    private static String dayTime(Duration value) {
        Duration positive = value.abs();
        String nanos = positive.toNanosPart() == 0
                ? ""
                : ("." + String.format("%09d", positive.toNanosPart())).replaceAll("0+$", "");
        return String.format(
                "INTERVAL '%s%d %02d:%02d:%02d%s' DAY TO SECOND",
                value.isNegative() ? "-" : "",
                positive.toDaysPart(),
                positive.toHoursPart(),
                positive.toMinutesPart(),
                positive.toSecondsPart(),
                nanos);
    }

    private static String yearMonth(Period value) {
        long months = Math.abs(value.toTotalMonths());
        return "INTERVAL '" + (value.toTotalMonths() < 0 ? "-" : "") + months / 12 + "-" + months % 12
                + "' YEAR TO MONTH";
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }
}
