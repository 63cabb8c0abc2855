package io.virta.types;

import java.util.List;

/** The types under the names that Spark's Java API gives them. */
public final class DataTypes {
    public static final DataType NullType = AtomicType.VOID;
    public static final DataType BooleanType = AtomicType.BOOLEAN;
    public static final DataType ByteType = AtomicType.TINYINT;
    public static final DataType ShortType = AtomicType.SMALLINT;
    public static final DataType IntegerType = AtomicType.INT;
    public static final DataType LongType = AtomicType.BIGINT;
    public static final DataType FloatType = AtomicType.FLOAT;
    public static final DataType DoubleType = AtomicType.DOUBLE;
    public static final DataType StringType = AtomicType.STRING;
    public static final DataType BinaryType = AtomicType.BINARY;
    public static final DataType DateType = AtomicType.DATE;
    public static final DataType TimestampType = AtomicType.TIMESTAMP;
    public static final DataType TimestampNTZType = AtomicType.TIMESTAMP_NTZ;
    public static final DataType CalendarIntervalType = AtomicType.INTERVAL;

    private DataTypes() {}

    /** A decimal type; see {@link DecimalType} for the ranges. */
    public static DecimalType createDecimalType(int precision, int scale) {
        return new DecimalType(precision, scale);
    }

    /** An array type whose elements may be null. */
    public static ArrayType createArrayType(DataType elementType) {
        return new ArrayType(elementType);
    }

    /** An array type. */
    public static ArrayType createArrayType(DataType elementType, boolean containsNull) {
        return new ArrayType(elementType, containsNull);
    }

    /** A map type whose values may be null. */
    public static MapType createMapType(DataType keyType, DataType valueType) {
        return new MapType(keyType, valueType);
    }

    /** A nullable or non-null field. */
    public static StructField createStructField(String name, DataType dataType, boolean nullable) {
        return new StructField(name, dataType, nullable);
    }

    /** A struct type of these fields. */
    public static StructType createStructType(List<StructField> fields) {
        return new StructType(fields);
    }
}
