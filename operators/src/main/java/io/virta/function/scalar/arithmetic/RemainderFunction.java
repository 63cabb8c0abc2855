package io.virta.function.scalar.arithmetic;

import io.virta.function.scalar.Header;
import io.virta.types.DataType;
import io.virta.types.DecimalType;

/** A remainder of a division, null where the divisor is zero. */
public abstract class RemainderFunction extends ArithmeticFunction {
    RemainderFunction(Header header) {
        super(header);
    }

    @Override
    protected final boolean makesNulls() {
        return true;
    }

    @Override
    protected final DataType decimalResult(DecimalType left, DecimalType right) {
        int scale = Math.max(left.scale(), right.scale());
        return DecimalKernel.fitted(
                Math.min(left.precision() - left.scale(), right.precision() - right.scale()) + scale, scale);
    }
}
