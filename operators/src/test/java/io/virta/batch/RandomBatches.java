package io.virta.batch;

import io.virta.expression.IntervalValue;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import io.virta.types.MapType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random schemas, rows and batches of every type and layout, from a seed. */
public final class RandomBatches {
    private static final List<AtomicType> ATOMIC_TYPES = List.of(AtomicType.values());
    private static final List<AtomicType> KEY_TYPES =
            List.of(AtomicType.INT, AtomicType.BIGINT, AtomicType.STRING, AtomicType.DATE);

    private final Random random;

    public RandomBatches(long seed) {
        random = new Random(seed);
    }

    public StructType schema() {
        StructType schema = new StructType();
        int fields = random.nextInt(6);
        for (int i = 0; i < fields; i++) {
            schema = schema.add("c" + i, type(2));
        }
        return schema;
    }

    public DataType type(int depth) {
        int choice = random.nextInt(depth > 0 ? 8 : 5);
        return switch (choice) {
            case 4 -> {
                int precision = 1 + random.nextInt(38);
                yield new DecimalType(precision, random.nextInt(precision + 1));
            }
            case 5 -> new ArrayType(type(depth - 1));
            case 6 -> new MapType(KEY_TYPES.get(random.nextInt(KEY_TYPES.size())), type(depth - 1));
            case 7 ->
                new StructType(List.of(new StructField("a", type(depth - 1)), new StructField("b", type(depth - 1))));
            default -> ATOMIC_TYPES.get(random.nextInt(ATOMIC_TYPES.size()));
        };
    }

    public List<Row> rows(StructType schema, int count) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(schema));
        }
        return rows;
    }

    /** Some of its columns are dictionaries, constants or slices; some batches have changes. */
    public Batch batch(StructType schema, int count) {
        Batch longer = RowConverter.toBatch(rows(schema, count + 3), schema);
        List<Column> columns = new ArrayList<>();
        for (Column column : longer.columns()) {
            columns.add(layout(column, count));
        }
        byte[] changes = null;
        if (random.nextBoolean()) {
            changes = new byte[count];
            for (int i = 0; i < count; i++) {
                changes[i] = (byte) random.nextInt(4);
            }
        }
        return new Batch(count, columns, changes);
    }

    private Column layout(Column column, int count) {
        return switch (random.nextInt(4)) {
            case 0 -> new ConstantColumn((FlatColumn) column.slice(random.nextInt(column.length()), 1), count);
            case 1 -> {
                int[] indices = random.ints(count, -1, column.length()).toArray();
                yield new DictionaryColumn((FlatColumn) column, indices, count);
            }
            default -> column.slice(random.nextInt(4), count);
        };
    }

    private Row row(StructType schema) {
        Object[] values = new Object[schema.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(schema.typeAt(i));
        }
        return new Row(Arrays.asList(values), schema);
    }

    public Object value(DataType type) {
        return random.nextInt(5) == 0 ? null : notNull(type);
    }

    private Object notNull(DataType type) {
        if (type instanceof DecimalType decimal) {
            BigInteger limit = BigInteger.TEN.pow(decimal.precision());
            BigInteger unscaled = new BigInteger(random.nextInt(limit.bitLength()) + 1, random).mod(limit);
            return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), decimal.scale());
        } else if (type instanceof ArrayType array) {
            List<Object> elements = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                elements.add(value(array.elementType()));
            }
            return elements;
        } else if (type instanceof MapType map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                entries.put(notNull(map.keyType()), value(map.valueType()));
            }
            return entries;
        } else if (type instanceof StructType struct) {
            return row(struct);
        }
        return atomic((AtomicType) type);
    }

    private Object atomic(AtomicType type) {
        return switch (type) {
            case VOID -> null;
            case BOOLEAN -> random.nextBoolean();
            case TINYINT -> (byte) random.nextInt();
            case SMALLINT -> (short) random.nextInt();
            case INT -> (int) number();
            case BIGINT -> number();
            case FLOAT -> random.nextInt(10) == 0 ? Float.NaN : random.nextFloat();
            case DOUBLE -> random.nextInt(10) == 0 ? Double.NEGATIVE_INFINITY : random.nextGaussian();
            case STRING -> text();
            case BINARY -> text().getBytes(java.nio.charset.StandardCharsets.UTF_16);
            case DATE -> LocalDate.ofEpochDay(random.nextInt(100_000) - 50_000);
            case TIMESTAMP -> Instant.EPOCH.plus(random.nextLong() / 64, ChronoUnit.MICROS);
            case TIMESTAMP_NTZ ->
                LocalDateTime.ofInstant(Instant.EPOCH.plus(random.nextLong() / 64, ChronoUnit.MICROS), ZoneOffset.UTC);
            case INTERVAL -> new IntervalValue(random.nextInt(100), random.nextInt(), random.nextLong());
            case INTERVAL_DAY, INTERVAL_DAY_TIME -> Duration.of(random.nextLong() / 8, ChronoUnit.MICROS);
            case INTERVAL_YEAR_MONTH -> Period.ofMonths(random.nextInt(1000)).normalized();
        };
    }

    /** Numbers of every magnitude. */
    private long number() {
        return random.nextLong() >> random.nextInt(64);
    }

    private String text() {
        String alphabet = "ab\"\\,\n\u00e9\u20ac\ud83d\ude00";
        int[] points = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    /** Rows as text, since arrays of bytes are not equal by content. */
    public static String print(Object value) {
        if (value instanceof byte[] bytes) {
            return Arrays.toString(bytes);
        } else if (value instanceof List<?> list) {
            return list.stream().map(RandomBatches::print).toList().toString();
        } else if (value instanceof Row row) {
            return print(row.values());
        } else if (value instanceof Map<?, ?> map) {
            return print(List.copyOf(map.keySet())) + print(new ArrayList<>(map.values()));
        }
        return String.valueOf(value);
    }
}
