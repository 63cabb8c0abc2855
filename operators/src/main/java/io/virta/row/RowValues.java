package io.virta.row;

import io.virta.batch.ArrayColumn;
import io.virta.batch.BooleanBuilder;
import io.virta.batch.BooleanColumn;
import io.virta.batch.BytesBuilder;
import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.ConstantColumn;
import io.virta.batch.DecimalBuilder;
import io.virta.batch.DecimalColumn;
import io.virta.batch.DictionaryColumn;
import io.virta.batch.DoubleBuilder;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.FloatBuilder;
import io.virta.batch.FloatColumn;
import io.virta.batch.IntBuilder;
import io.virta.batch.IntColumn;
import io.virta.batch.IntervalBuilder;
import io.virta.batch.IntervalColumn;
import io.virta.batch.LongBuilder;
import io.virta.batch.LongColumn;
import io.virta.batch.MapColumn;
import io.virta.batch.StructColumn;
import io.virta.expression.IntervalValue;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Single values between columns and the classes that {@link Row} lists. */
final class RowValues {
    private RowValues() {}

    static @Nullable Object read(Column column, int row, DataType type) {
        if (column.isNull(row)) {
            return null;
        }
        if (column instanceof DictionaryColumn dictionary) {
            return notNull(dictionary.dictionary(), dictionary.indices()[row], type);
        }
        if (column instanceof ConstantColumn constant) {
            return notNull(constant.value(), 0, type);
        }
        return notNull((FlatColumn) column, row, type);
    }

    private static Object notNull(FlatColumn column, int row, DataType type) {
        if (type instanceof AtomicType atomic) {
            return atomic(column, row, atomic);
        } else if (type instanceof DecimalType decimal) {
            return ((DecimalColumn) column).decimal(row, decimal.scale());
        } else if (type instanceof ArrayType array) {
            ArrayColumn arrays = (ArrayColumn) column;
            return list(arrays.elements(), arrays.start(row), arrays.size(row), array.elementType());
        } else if (type instanceof MapType map) {
            return map((MapColumn) column, row, map);
        }
        StructType struct = (StructType) type;
        StructColumn structs = (StructColumn) column;
        @Nullable Object[] values = new @Nullable Object[struct.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(structs.field(i), row, struct.typeAt(i));
        }
        return new Row(Arrays.asList(values), struct);
    }

    private static Object atomic(FlatColumn column, int row, AtomicType type) {
        return switch (type) {
            case VOID -> throw new IllegalArgumentException("a void value that is not null");
            case BOOLEAN -> ((BooleanColumn) column).value(row);
            case TINYINT -> (byte) ((IntColumn) column).value(row);
            case SMALLINT -> (short) ((IntColumn) column).value(row);
            case INT -> ((IntColumn) column).value(row);
            case BIGINT -> ((LongColumn) column).value(row);
            case FLOAT -> ((FloatColumn) column).value(row);
            case DOUBLE -> ((DoubleColumn) column).value(row);
            case STRING -> ((BytesColumn) column).string(row);
            case BINARY -> ((BytesColumn) column).copy(row);
            case DATE -> LocalDate.ofEpochDay(((IntColumn) column).value(row));
            case TIMESTAMP -> Instant.EPOCH.plus(((LongColumn) column).value(row), ChronoUnit.MICROS);
            case TIMESTAMP_NTZ ->
                LocalDateTime.ofEpochSecond(
                        Math.floorDiv(((LongColumn) column).value(row), 1_000_000L),
                        Math.floorMod(((LongColumn) column).value(row), 1_000_000) * 1_000,
                        ZoneOffset.UTC);
            case INTERVAL -> interval((IntervalColumn) column, row);
            case INTERVAL_DAY, INTERVAL_DAY_TIME -> Duration.of(((LongColumn) column).value(row), ChronoUnit.MICROS);
            case INTERVAL_YEAR_MONTH ->
                Period.ofMonths(((IntColumn) column).value(row)).normalized();
        };
    }

    private static IntervalValue interval(IntervalColumn column, int row) {
        return new IntervalValue(column.months()[row], column.days()[row], column.micros()[row]);
    }

    private static List<@Nullable Object> list(Column elements, int start, int size, DataType elementType) {
        List<@Nullable Object> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(read(elements, start + i, elementType));
        }
        return Collections.unmodifiableList(values);
    }

    private static Map<Object, @Nullable Object> map(MapColumn maps, int row, MapType type) {
        Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (int i = maps.start(row); i < maps.start(row) + maps.size(row); i++) {
            Object key = read(maps.keys(), i, type.keyType());
            if (key != null) {
                entries.put(key, read(maps.values(), i, type.valueType()));
            }
        }
        return Collections.unmodifiableMap(entries);
    }

    /** Appends a value of an atomic or decimal type; throws ClassCastException or ArithmeticException for one that does not fit. */
    static void append(ColumnBuilder builder, Object value, DataType type) {
        if (type instanceof DecimalType decimal) {
            ((DecimalBuilder) builder).append(unscaled(value, decimal).unscaledValue());
            return;
        }
        if (!(type instanceof AtomicType atomic)) {
            throw new ClassCastException();
        }
        switch (atomic) {
            case VOID -> throw new ClassCastException();
            case BOOLEAN -> ((BooleanBuilder) builder).append((Boolean) value);
            case TINYINT -> ((IntBuilder) builder).append(integer(value, Byte.MIN_VALUE, Byte.MAX_VALUE));
            case SMALLINT -> ((IntBuilder) builder).append(integer(value, Short.MIN_VALUE, Short.MAX_VALUE));
            case INT -> ((IntBuilder) builder).append(integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case BIGINT -> ((LongBuilder) builder).append(whole(value));
            case FLOAT -> ((FloatBuilder) builder).append(((Number) value).floatValue());
            case DOUBLE -> ((DoubleBuilder) builder).append(((Number) value).doubleValue());
            case STRING -> ((BytesBuilder) builder).append((String) value);
            case BINARY -> ((BytesBuilder) builder).append((byte[]) value);
            case DATE -> ((IntBuilder) builder).append(Math.toIntExact(((LocalDate) value).toEpochDay()));
            case TIMESTAMP -> ((LongBuilder) builder).append(micros(instant(value)));
            case TIMESTAMP_NTZ ->
                ((LongBuilder) builder).append(micros(((LocalDateTime) value).toInstant(ZoneOffset.UTC)));
            case INTERVAL -> {
                IntervalValue interval = (IntervalValue) value;
                ((IntervalBuilder) builder).append(interval.months(), interval.days(), interval.micros());
            }
            case INTERVAL_DAY, INTERVAL_DAY_TIME ->
                ((LongBuilder) builder).append(micros(Instant.EPOCH.plus((Duration) value)));
            case INTERVAL_YEAR_MONTH ->
                ((IntBuilder) builder).append(Math.toIntExact(((Period) value).toTotalMonths()));
        }
    }

    @SuppressWarnings("JavaUtilDate") // users hand over java.sql.Timestamp
    private static Instant instant(Object value) {
        return value instanceof java.util.Date date ? date.toInstant() : (Instant) value;
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    private static int integer(Object value, int min, int max) {
        long number = whole(value);
        if (number < min || number > max) {
            throw new ArithmeticException(number + " is out of range");
        }
        return (int) number;
    }

    private static long whole(Object value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        throw new ClassCastException();
    }

    private static BigDecimal unscaled(Object value, DecimalType type) {
        BigDecimal decimal = value instanceof BigDecimal exact ? exact : BigDecimal.valueOf(whole(value));
        BigDecimal scaled = type.rounded(decimal);
        if (scaled == null) {
            throw new ArithmeticException(decimal + " has too many digits");
        }
        return scaled;
    }
}
