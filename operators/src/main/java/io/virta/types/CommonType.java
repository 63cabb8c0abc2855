package io.virta.types;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type that values of two types are brought to when they meet, by Spark's rules with ANSI mode off. All answers are null where there is none. */
public final class CommonType {
    private CommonType() {}

    /** For branches, collections and set operations: as {@link #withoutText}, and anything atomic but binary and boolean becomes a string beside a string. */
    public static @Nullable DataType of(DataType a, DataType b) {
        return find(a, b, true);
    }

    /** For arguments that must not silently become strings. */
    public static @Nullable DataType withoutText(DataType a, DataType b) {
        return find(a, b, false);
    }

    /** For {@code = < <= > >= <=>} and join keys: a string beside another atomic type is read as that type, beside a decimal as a double. */
    public static @Nullable DataType forComparison(DataType a, DataType b) {
        if (a.equals(b)) {
            return a;
        }
        if (a == AtomicType.STRING && readableFromText(b)) {
            return b instanceof DecimalType ? AtomicType.DOUBLE : b;
        }
        if (b == AtomicType.STRING && readableFromText(a)) {
            return a instanceof DecimalType ? AtomicType.DOUBLE : a;
        }
        if (a == AtomicType.BOOLEAN && b.isNumeric()) {
            return b;
        }
        if (b == AtomicType.BOOLEAN && a.isNumeric()) {
            return a;
        }
        return withoutText(a, b);
    }

    /** The common type of several, from left to right, {@code void} of none. */
    public static @Nullable DataType ofAll(List<DataType> types) {
        DataType common = AtomicType.VOID;
        for (DataType type : types) {
            common = common == null ? null : of(common, type);
        }
        return common;
    }

    /** The decimal type that holds all values of a whole-number type. */
    public static DecimalType decimalFor(DataType integral) {
        if (integral instanceof DecimalType decimal) {
            return decimal;
        }
        return switch ((AtomicType) integral) {
            case TINYINT -> new DecimalType(3, 0);
            case SMALLINT -> new DecimalType(5, 0);
            case INT -> new DecimalType(10, 0);
            case BIGINT -> new DecimalType(20, 0);
            default -> throw new IllegalArgumentException(integral + " is not a type of whole numbers");
        };
    }

    private static boolean readableFromText(DataType type) {
        return (type instanceof AtomicType || type instanceof DecimalType) && type != AtomicType.VOID;
    }

    private static @Nullable DataType find(DataType a, DataType b, boolean text) {
        if (a.equals(b) || b == AtomicType.VOID) {
            return a;
        }
        if (a == AtomicType.VOID) {
            return b;
        }
        if (a.isNumeric() && b.isNumeric()) {
            return number(a, b);
        }
        if (isTime(a) && isTime(b)) {
            boolean zoned = a == AtomicType.TIMESTAMP || b == AtomicType.TIMESTAMP;
            return zoned ? AtomicType.TIMESTAMP : AtomicType.TIMESTAMP_NTZ;
        }
        if (isDayTime(a) && isDayTime(b)) {
            return AtomicType.INTERVAL_DAY_TIME;
        }
        if (text && (a == AtomicType.STRING && joinsText(b) || b == AtomicType.STRING && joinsText(a))) {
            return AtomicType.STRING;
        }
        if (a instanceof ArrayType left && b instanceof ArrayType right) {
            DataType element = find(left.elementType(), right.elementType(), text);
            return element == null ? null : new ArrayType(element, left.containsNull() || right.containsNull());
        }
        if (a instanceof MapType left && b instanceof MapType right) {
            return map(left, right, text);
        }
        if (a instanceof StructType left && b instanceof StructType right) {
            return struct(left, right, text);
        }
        return null;
    }

    private static DataType number(DataType a, DataType b) {
        if (a instanceof AtomicType left && b instanceof AtomicType right) {
            return left.numericRank() >= right.numericRank() ? left : right;
        }
        if (isFloating(a) || isFloating(b)) {
            return AtomicType.DOUBLE;
        }
        DecimalType left = decimalFor(a);
        DecimalType right = decimalFor(b);
        int scale = Math.max(left.scale(), right.scale());
        int digits = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
        return new DecimalType(
                Math.min(digits + scale, DecimalType.MAX_PRECISION), Math.min(scale, DecimalType.MAX_PRECISION));
    }

    private static @Nullable DataType map(MapType left, MapType right, boolean text) {
        DataType key = find(left.keyType(), right.keyType(), text);
        DataType value = find(left.valueType(), right.valueType(), text);
        return key == null || value == null
                ? null
                : new MapType(key, value, left.valueContainsNull() || right.valueContainsNull());
    }

    private static @Nullable DataType struct(StructType left, StructType right, boolean text) {
        if (left.size() != right.size()) {
            return null;
        }
        List<StructField> fields = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            StructField field = left.field(i);
            DataType type = find(field.dataType(), right.typeAt(i), text);
            if (type == null || !field.name().equalsIgnoreCase(right.field(i).name())) {
                return null;
            }
            fields.add(new StructField(
                    field.name(), type, field.nullable() || right.field(i).nullable()));
        }
        return new StructType(fields);
    }

    private static boolean isFloating(DataType type) {
        return type == AtomicType.FLOAT || type == AtomicType.DOUBLE;
    }

    private static boolean isTime(DataType type) {
        return type == AtomicType.DATE || type == AtomicType.TIMESTAMP || type == AtomicType.TIMESTAMP_NTZ;
    }

    private static boolean isDayTime(DataType type) {
        return type == AtomicType.INTERVAL_DAY || type == AtomicType.INTERVAL_DAY_TIME;
    }

    private static boolean joinsText(DataType type) {
        return type instanceof DecimalType
                || type instanceof AtomicType && type != AtomicType.BINARY && type != AtomicType.BOOLEAN;
    }
}
