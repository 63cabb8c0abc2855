package io.virta.types;

/** A SQL type. Types are values: equal types are equal objects, and nullability belongs to fields and elements, not to types. */
public sealed interface DataType permits AtomicType, DecimalType, ArrayType, MapType, StructType {
    /** The type as Spark's catalog prints it: {@code array<struct<a:int>>}, {@code bigint}. */
    String catalogString();

    /** The type as SQL text: {@code ARRAY<STRUCT<a: INT>>}, {@code BIGINT}. */
    String sql();

    /** The type as {@code printSchema()} names it: {@code long}, {@code array}, {@code struct}. */
    String typeName();

    /** How values of this type lie in memory. */
    PhysicalType physicalType();

    /** Whether arithmetic is defined on values of this type. */
    default boolean isNumeric() {
        return this instanceof DecimalType || this instanceof AtomicType atomic && atomic.numericRank() > 0;
    }

    /** Whether this is tinyint, smallint, int or bigint. */
    default boolean isIntegral() {
        return this instanceof AtomicType atomic && atomic.numericRank() > 0 && atomic.numericRank() <= 4;
    }
}
