package io.virta.evaluation;

import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.DecimalBuilder;
import io.virta.types.DecimalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Writes a decimal column row by row: values are rounded half up to the scale of the type, and null where they exceed its precision. */
public final class DecimalWriter {
    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private final DecimalType type;
    private final int precision;
    private final int scale;
    private final DecimalBuilder builder;

    public DecimalWriter(DecimalType type, int rowCount) {
        this.type = type;
        precision = type.precision();
        scale = type.scale();
        builder = (DecimalBuilder) ColumnBuilder.of(type, rowCount);
    }

    /** Ends a row with a value or null. */
    public void put(@Nullable BigDecimal value) {
        BigDecimal rounded = value == null ? null : type.rounded(value);
        if (rounded == null) {
            builder.appendNull();
        } else {
            builder.append(rounded.unscaledValue());
        }
    }

    /** Ends a row with {@code unscaled / 10^valueScale}. */
    public void putScaled(long unscaled, int valueScale) {
        int shift = scale - valueScale;
        if (shift >= 0 && shift < POWERS.length) {
            long high = Math.multiplyHigh(unscaled, POWERS[shift]);
            long low = unscaled * POWERS[shift];
            if (high == low >> 63
                    && (precision >= POWERS.length || low > -POWERS[precision] && low < POWERS[precision])) {
                builder.append(low);
                return;
            }
        }
        put(new BigDecimal(BigInteger.valueOf(unscaled), valueScale));
    }

    /** The rows. */
    public Column build() {
        return builder.build();
    }
}
