package io.virta.format.csv;

import io.virta.batch.BooleanBuilder;
import io.virta.batch.BytesBuilder;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.DecimalBuilder;
import io.virta.batch.DoubleBuilder;
import io.virta.batch.FloatBuilder;
import io.virta.batch.IntBuilder;
import io.virta.batch.IntervalBuilder;
import io.virta.batch.LongBuilder;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.IntervalText;
import io.virta.expression.IntervalValue;
import io.virta.format.TimeReader;
import io.virta.time.DateText;
import io.virta.time.TimestampText;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Turns the text of a field into a value of a type. */
@FunctionalInterface
interface CsvParser {
    /** Appends the value, or appends nothing and returns false if the text is none. */
    boolean append(byte[] utf8, int from, int to, ColumnBuilder out);

    /** The parser of a type; throws INVALID_SCHEMA for types that CSV has not. */
    static CsvParser of(DataType type, CsvOptions options) {
        if (type instanceof DecimalType decimal) {
            return (utf8, from, to, out) -> appendDecimal(text(utf8, from, to), decimal, (DecimalBuilder) out);
        }
        if (!(type instanceof AtomicType atomic)) {
            throw unsupported(type);
        }
        TimeReader times = options.times().reader();
        return switch (atomic) {
            case BOOLEAN -> (utf8, from, to, out) -> appendBoolean(text(utf8, from, to), (BooleanBuilder) out);
            case TINYINT -> ints(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> ints(Short.MIN_VALUE, Short.MAX_VALUE);
            case INT -> ints(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> CsvParser::appendLong;
            case FLOAT ->
                (utf8, from, to, out) -> {
                    double value = number(text(utf8, from, to), options);
                    if (Double.isNaN(value) && !text(utf8, from, to).equals(options.nanValue())) {
                        return false;
                    }
                    ((FloatBuilder) out).append((float) value);
                    return true;
                };
            case DOUBLE ->
                (utf8, from, to, out) -> {
                    double value = number(text(utf8, from, to), options);
                    if (Double.isNaN(value) && !text(utf8, from, to).equals(options.nanValue())) {
                        return false;
                    }
                    ((DoubleBuilder) out).append(value);
                    return true;
                };
            case STRING, BINARY ->
                (utf8, from, to, out) -> {
                    ((BytesBuilder) out).append(utf8, from, to - from);
                    return true;
                };
            case DATE ->
                (utf8, from, to, out) -> {
                    int days = times.date(utf8, from, to);
                    if (days == DateText.INVALID) {
                        return false;
                    }
                    ((IntBuilder) out).append(days);
                    return true;
                };
            case TIMESTAMP -> (utf8, from, to, out) -> appendMicros(times.timestamp(utf8, from, to), (LongBuilder) out);
            case TIMESTAMP_NTZ ->
                (utf8, from, to, out) -> appendMicros(times.timestampWithoutZone(utf8, from, to), (LongBuilder) out);
            case INTERVAL ->
                (utf8, from, to, out) -> {
                    IntervalValue value = IntervalText.tryParse(text(utf8, from, to));
                    if (value == null) {
                        return false;
                    }
                    ((IntervalBuilder) out).append(value.months(), value.days(), value.micros());
                    return true;
                };
            default -> throw unsupported(type);
        };
    }

    private static VirtaException unsupported(DataType type) {
        return new VirtaException(
                ErrorCode.INVALID_SCHEMA,
                "CSV cannot hold " + type.sql() + ".",
                "Use STRING there and cast it, or another format.",
                "UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE",
                null);
    }

    private static String text(byte[] utf8, int from, int to) {
        return new String(utf8, from, to - from, StandardCharsets.UTF_8);
    }

    private static CsvParser ints(int min, int max) {
        return (utf8, from, to, out) -> {
            long value = wholeNumber(utf8, from, to);
            if (value < min || value > max) {
                return false;
            }
            ((IntBuilder) out).append((int) value);
            return true;
        };
    }

    private static boolean appendLong(byte[] utf8, int from, int to, ColumnBuilder out) {
        long value = wholeNumber(utf8, from, to);
        if (value == Long.MIN_VALUE && !text(utf8, from, to).equals(Long.toString(Long.MIN_VALUE))) {
            return false;
        }
        ((LongBuilder) out).append(value);
        return true;
    }

    /** The number, or the least long there is for text that is none or too large. */
    private static long wholeNumber(byte[] utf8, int from, int to) {
        int at = from;
        boolean negative = at < to && utf8[at] == '-';
        if (negative || at < to && utf8[at] == '+') {
            at++;
        }
        if (at == to || to - at > 19) {
            return Long.MIN_VALUE;
        }
        long value = 0;
        for (; at < to; at++) {
            int digit = utf8[at] - '0';
            if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
                return Long.MIN_VALUE;
            }
            value = 10 * value + digit;
        }
        return negative ? -value : value;
    }

    private static boolean appendMicros(long micros, LongBuilder out) {
        if (micros == TimestampText.INVALID) {
            return false;
        }
        out.append(micros);
        return true;
    }

    private static boolean appendBoolean(String text, BooleanBuilder out) {
        boolean value = text.equalsIgnoreCase("true");
        if (value || text.equalsIgnoreCase("false")) {
            out.append(value);
            return true;
        }
        return false;
    }

    private static boolean appendDecimal(String text, DecimalType type, DecimalBuilder out) {
        try {
            BigDecimal value = type.rounded(new BigDecimal(text.trim()));
            if (value != null) {
                out.append(value.unscaledValue());
                return true;
            }
        } catch (NumberFormatException e) {
            return false;
        }
        return false;
    }

    /** The number; NaN for text that is none. */
    private static double number(String text, CsvOptions options) {
        if (text.equals(options.positiveInfinity())) {
            return Double.POSITIVE_INFINITY;
        } else if (text.equals(options.negativeInfinity())) {
            return Double.NEGATIVE_INFINITY;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
