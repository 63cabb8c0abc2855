package io.virta.conformance;

import io.virta.row.Row;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The values of cases: read from JSON by type, and compared as the cases demand. */
public final class CaseValues {
    private static final double TOLERANCE = 1e-9;

    private CaseValues() {}

    /** A row of a schema. */
    public static Row row(List<Object> json, StructType schema) {
        List<DataType> types =
                schema.fields().stream().map(field -> field.dataType()).toList();
        return new Row(read(json, types), schema);
    }

    /** The values of a row as a {@link Row} has them. */
    public static List<@Nullable Object> read(List<Object> json, List<DataType> types) {
        List<@Nullable Object> read = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            read.add(read(json.get(i), types.get(i)));
        }
        return read;
    }

    private static @Nullable Object read(@Nullable Object json, DataType type) {
        if (json == null) {
            return null;
        } else if (type instanceof ArrayType array) {
            List<@Nullable Object> elements = new ArrayList<>();
            ((List<?>) json).forEach(element -> elements.add(read(element, array.elementType())));
            return elements;
        } else if (type instanceof MapType map) {
            Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
            ((Map<?, ?>) json)
                    .forEach((key, value) -> entries.put(key(key, map.keyType()), read(value, map.valueType())));
            return entries;
        } else if (type instanceof StructType struct) {
            List<@Nullable Object> fields = new ArrayList<>();
            struct.fields().forEach(field -> fields.add(read(((Map<?, ?>) json).get(field.name()), field.dataType())));
            return new Row(fields, struct);
        } else if (type instanceof DecimalType) {
            return new BigDecimal((String) json);
        }
        return switch ((AtomicType) type) {
            case TINYINT -> ((Number) json).byteValue();
            case SMALLINT -> ((Number) json).shortValue();
            case INT -> ((Number) json).intValue();
            case BIGINT -> ((Number) json).longValue();
            case FLOAT -> json instanceof Number number ? number.floatValue() : Float.parseFloat((String) json);
            case DOUBLE -> json instanceof Number number ? number.doubleValue() : Double.parseDouble((String) json);
            case DATE -> LocalDate.parse((String) json);
            case TIMESTAMP -> Instant.parse((String) json);
            case TIMESTAMP_NTZ -> LocalDateTime.parse((String) json);
            case BINARY -> Base64.getDecoder().decode((String) json);
            default -> json;
        };
    }

    /** JSON has keys as text only. */
    private static Object key(Object text, DataType type) {
        if (type instanceof AtomicType atomic && atomic.isNumeric()) {
            return java.util.Objects.requireNonNull(read(new BigDecimal((String) text), type));
        }
        return java.util.Objects.requireNonNull(
                read(type == AtomicType.BOOLEAN ? Boolean.valueOf((String) text) : text, type));
    }

    /**
     * How rows differ from what was expected, side by side, or null if they do not. DOUBLE values may differ by 1e-9 of their size.
     *
     * @param ordered whether the order of rows counts
     */
    public static @Nullable String mismatch(
            List<? extends List<?>> expected, List<? extends List<?>> actual, boolean ordered) {
        List<List<?>> left = new ArrayList<>(expected);
        List<List<?>> right = new ArrayList<>(actual);
        if (!ordered) {
            left.sort(Comparator.comparing(CaseValues::text));
            right.sort(Comparator.comparing(CaseValues::text));
            pair(left, right);
        }
        boolean same = left.size() == right.size();
        StringBuilder sides = new StringBuilder();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String one = i < left.size() ? text(left.get(i)) : "";
            String other = i < right.size() ? text(right.get(i)) : "";
            boolean rowsAreSame = i < left.size() && i < right.size() && same(left.get(i), right.get(i));
            same &= rowsAreSame;
            sides.append(String.format("%n    %s %-60s | %s", rowsAreSame ? " " : "*", one, other));
        }
        return same ? null : String.format("%n      %-60s | %s", "expected", "actual") + sides;
    }

    /** Reorders rows so that each stands beside its equal, as far as it has one. */
    private static void pair(List<List<?>> left, List<List<?>> right) {
        for (int i = 0; i < left.size(); i++) {
            for (int j = i; j < right.size(); j++) {
                if (same(left.get(i), right.get(j))) {
                    right.add(i, right.remove(j));
                    break;
                }
            }
        }
    }

    private static boolean same(@Nullable Object expected, @Nullable Object actual) {
        if (expected == null || actual == null) {
            return expected == actual;
        } else if (expected instanceof Double one && actual instanceof Double other) {
            return one.equals(other)
                    || one.doubleValue() == other.doubleValue()
                    || Math.abs(one - other) <= TOLERANCE * Math.max(Math.abs(one), Math.abs(other));
        } else if (expected instanceof Float one && actual instanceof Float other) {
            return one.equals(other) || one.floatValue() == other.floatValue();
        } else if (expected instanceof byte[] one && actual instanceof byte[] other) {
            return Arrays.equals(one, other);
        } else if (expected instanceof Row one && actual instanceof Row other) {
            return same(one.values(), other.values());
        } else if (expected instanceof List<?> one && actual instanceof List<?> other) {
            boolean same = one.size() == other.size();
            for (int i = 0; same && i < one.size(); i++) {
                same = same(one.get(i), other.get(i));
            }
            return same;
        } else if (expected instanceof Map<?, ?> one && actual instanceof Map<?, ?> other) {
            return one.keySet().equals(other.keySet())
                    && one.keySet().stream().allMatch(key -> same(one.get(key), other.get(key)));
        }
        return expected.equals(actual);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(CaseValues::text).toList().toString();
        } else if (value instanceof Row row) {
            return "{" + text(row.values()) + "}";
        } else if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        } else if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((key, entry) -> sorted.put(text(key), text(entry)));
            return sorted.toString();
        }
        return String.valueOf(value);
    }
}
