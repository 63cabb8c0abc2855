package io.virta.types;

/** An array of elements of one type. */
public record ArrayType(DataType elementType, boolean containsNull) implements DataType {
    /** An array whose elements may be null. */
    public ArrayType(DataType elementType) {
        this(elementType, true);
    }

    @Override
    public String catalogString() {
        return "array<" + elementType.catalogString() + ">";
    }

    @Override
    public String sql() {
        return "ARRAY<" + elementType.sql() + ">";
    }

    @Override
    public String typeName() {
        return "array";
    }

    @Override
    public PhysicalType physicalType() {
        return PhysicalType.ARRAY;
    }

    @Override
    public String toString() {
        return catalogString();
    }
}
