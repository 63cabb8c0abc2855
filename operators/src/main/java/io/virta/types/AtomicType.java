package io.virta.types;

import java.util.Locale;

/** The types without parameters. */
public enum AtomicType implements DataType {
    /** The type of a bare NULL. */
    VOID("void", "void", PhysicalType.NULL, 0),
    BOOLEAN("boolean", "boolean", PhysicalType.BOOLEAN, 0),
    TINYINT("tinyint", "byte", PhysicalType.INT, 1),
    SMALLINT("smallint", "short", PhysicalType.INT, 2),
    INT("int", "integer", PhysicalType.INT, 3),
    BIGINT("bigint", "long", PhysicalType.LONG, 4),
    FLOAT("float", "float", PhysicalType.FLOAT, 5),
    DOUBLE("double", "double", PhysicalType.DOUBLE, 6),
    STRING("string", "string", PhysicalType.BYTES, 0),
    BINARY("binary", "binary", PhysicalType.BYTES, 0),
    /** Days since 1970-01-01. */
    DATE("date", "date", PhysicalType.INT, 0),
    /** An instant, in microseconds since 1970-01-01T00:00:00Z. */
    TIMESTAMP("timestamp", "timestamp", PhysicalType.LONG, 0),
    /** A wall-clock time without a zone, in microseconds as if it were UTC. */
    TIMESTAMP_NTZ("timestamp_ntz", "timestamp_ntz", PhysicalType.LONG, 0),
    /** Months, days and microseconds, as {@code INTERVAL 1 MONTH 2 DAYS} makes it and window durations use it. */
    INTERVAL("interval", "interval", PhysicalType.INTERVAL, 0),
    /** A duration of whole days, in microseconds, such as the difference of two dates. */
    INTERVAL_DAY("interval day", "interval day", PhysicalType.LONG, 0),
    /** A duration in microseconds, such as the difference of two timestamps. */
    INTERVAL_DAY_TIME("interval day to second", "interval day to second", PhysicalType.LONG, 0),
    /** A number of months. */
    INTERVAL_YEAR_MONTH("interval year to month", "interval year to month", PhysicalType.INT, 0);

    private final String catalogString;
    private final String typeName;
    private final PhysicalType physicalType;
    private final int numericRank;

    AtomicType(String catalogString, String typeName, PhysicalType physicalType, int numericRank) {
        this.catalogString = catalogString;
        this.typeName = typeName;
        this.physicalType = physicalType;
        this.numericRank = numericRank;
    }

    /** Position in the order of widening, tinyint = 1 to double = 6; 0 for types that are not numbers. */
    public int numericRank() {
        return numericRank;
    }

    @Override
    public String catalogString() {
        return catalogString;
    }

    @Override
    public String sql() {
        return catalogString.toUpperCase(Locale.ROOT);
    }

    @Override
    public String typeName() {
        return typeName;
    }

    @Override
    public PhysicalType physicalType() {
        return physicalType;
    }

    @Override
    public String toString() {
        return catalogString;
    }
}
