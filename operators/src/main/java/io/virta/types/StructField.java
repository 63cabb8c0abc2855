package io.virta.types;

/** A named column of a schema or struct. */
public record StructField(String name, DataType dataType, boolean nullable) {
    /** A field that may be null. */
    public StructField(String name, DataType dataType) {
        this(name, dataType, true);
    }
}
