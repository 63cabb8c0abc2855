package io.virta.api;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.BinaryValue;
import io.virta.expression.Call;
import io.virta.expression.Expression;
import io.virta.expression.IntervalValue;
import io.virta.expression.Literal;
import io.virta.types.AtomicType;
import io.virta.types.DecimalType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Java values as literal expressions. */
final class Literals {
    private Literals() {}

    /** A column's own expression, and any other object as a literal; null is SQL's NULL. */
    static Expression expression(@Nullable Object value) {
        if (value instanceof Column column) {
            return column.expr();
        } else if (value instanceof List<?> elements) {
            return Call.of("array", all(elements));
        } else if (value instanceof Map<?, ?> entries) {
            List<Object> flat = new ArrayList<>();
            entries.forEach((key, entry) -> {
                flat.add(key);
                flat.add(entry);
            });
            return Call.of("map", all(flat));
        }
        return atomic(value);
    }

    private static List<Expression> all(List<?> values) {
        List<Expression> expressions = new ArrayList<>();
        values.forEach(value -> expressions.add(expression(value)));
        return expressions;
    }

    private static Literal atomic(@Nullable Object value) {
        if (value == null) {
            return new Literal(null, AtomicType.VOID);
        } else if (value instanceof String || value instanceof Character || value instanceof Enum<?>) {
            return new Literal(value.toString(), AtomicType.STRING);
        } else if (value instanceof Boolean) {
            return new Literal(value, AtomicType.BOOLEAN);
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof byte[] bytes) {
            return new Literal(new BinaryValue(bytes.clone()), AtomicType.BINARY);
        }
        return time(value);
    }

    private static Literal number(Number value) {
        if (value instanceof Integer) {
            return new Literal(value, AtomicType.INT);
        } else if (value instanceof Long) {
            return new Literal(value, AtomicType.BIGINT);
        } else if (value instanceof Double) {
            return new Literal(value, AtomicType.DOUBLE);
        } else if (value instanceof Float) {
            return new Literal(value, AtomicType.FLOAT);
        } else if (value instanceof Short) {
            return new Literal(value.intValue(), AtomicType.SMALLINT);
        } else if (value instanceof Byte) {
            return new Literal(value.intValue(), AtomicType.TINYINT);
        } else if (value instanceof BigDecimal decimal) {
            BigDecimal plain = decimal.scale() < 0 ? decimal.setScale(0) : decimal;
            return new Literal(plain, new DecimalType(Math.max(plain.precision(), plain.scale()), plain.scale()));
        }
        throw noLiteral(value);
    }

    @SuppressWarnings("JavaUtilDate") // rows and literals of ported code hold java.sql.Timestamp
    private static Literal time(Object value) {
        if (value instanceof LocalDate date) {
            return new Literal(Math.toIntExact(date.toEpochDay()), AtomicType.DATE);
        } else if (value instanceof Instant instant) {
            return new Literal(micros(instant), AtomicType.TIMESTAMP);
        } else if (value instanceof Date date) {
            return new Literal(micros(Instant.ofEpochMilli(date.getTime())), AtomicType.TIMESTAMP);
        } else if (value instanceof LocalDateTime time) {
            return new Literal(micros(time.toInstant(ZoneOffset.UTC)), AtomicType.TIMESTAMP_NTZ);
        } else if (value instanceof Duration duration) {
            return new Literal(micros(Instant.EPOCH.plus(duration)), AtomicType.INTERVAL_DAY_TIME);
        } else if (value instanceof Period period
                && period.equals(Period.of(period.getYears(), period.getMonths(), 0))) {
            return new Literal(Math.toIntExact(period.toTotalMonths()), AtomicType.INTERVAL_YEAR_MONTH);
        } else if (value instanceof IntervalValue) {
            return new Literal(value, AtomicType.INTERVAL);
        }
        throw noLiteral(value);
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    private static VirtaException noLiteral(Object value) {
        return new VirtaException(
                ErrorCode.DATATYPE_MISMATCH,
                "A " + value.getClass().getName() + " cannot be a literal.",
                "Literals are booleans, numbers, strings, byte[], the classes of java.time, lists and maps of these.");
    }
}
