package io.virta.types;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

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

    /** The value rounded half up to the scale; null if it has more digits than the type. Takes no longer for exponents of any size. */
    public @Nullable BigDecimal rounded(BigDecimal value) {
        long digitsBeforePoint = (long) value.precision() - value.scale();
        if (value.signum() == 0 || digitsBeforePoint < -scale) {
            return BigDecimal.ZERO.setScale(scale);
        } else if (digitsBeforePoint > precision - scale) {
            return null;
        }
        BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
        return rounded.precision() > precision ? null : rounded;
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
