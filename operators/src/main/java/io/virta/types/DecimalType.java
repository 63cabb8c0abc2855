package io.virta.types;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;

/** A decimal number of at most {@code precision} digits (1 to 38), {@code scale} of them (0 to precision) after the point. */
public record DecimalType(int precision, int scale) implements DataType {
    /** The most digits a decimal may have. */
    public static final int MAX_PRECISION = 38;

    /** What {@code DECIMAL} without parameters means. */
    public static final DecimalType USER_DEFAULT = new DecimalType(10, 0);

    public DecimalType {
        if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
            throw new VirtaException(
                    ErrorCode.INVALID_SCHEMA,
                    "DECIMAL(" + precision + "," + scale + ") is not a type.",
                    "The precision is 1 to 38, the scale 0 to the precision.");
        }
    }

    @Override
    public String catalogString() {
        return "decimal(" + precision + "," + scale + ")";
    }

    @Override
    public String sql() {
        return "DECIMAL(" + precision + "," + scale + ")";
    }

    @Override
    public String typeName() {
        return catalogString();
    }

    @Override
    public PhysicalType physicalType() {
        return PhysicalType.DECIMAL;
    }

    @Override
    public String toString() {
        return catalogString();
    }
}
