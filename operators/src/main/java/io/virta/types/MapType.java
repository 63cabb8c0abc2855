package io.virta.types;

/** A map from keys, which are never null, to values. */
public record MapType(DataType keyType, DataType valueType, boolean valueContainsNull) implements DataType {
    /** A map whose values may be null. */
    public MapType(DataType keyType, DataType valueType) {
        this(keyType, valueType, true);
    }

    @Override
    public String catalogString() {
        return "map<" + keyType.catalogString() + "," + valueType.catalogString() + ">";
    }

    @Override
    public String sql() {
        return "MAP<" + keyType.sql() + ", " + valueType.sql() + ">";
    }

    @Override
    public String typeName() {
        return "map";
    }

    @Override
    public PhysicalType physicalType() {
        return PhysicalType.MAP;
    }

    @Override
    public String toString() {
        return catalogString();
    }
}
