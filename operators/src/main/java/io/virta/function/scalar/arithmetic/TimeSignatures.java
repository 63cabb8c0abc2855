package io.virta.function.scalar.arithmetic;

import io.virta.expression.IntervalValue;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types of sums and differences with times and intervals. */
final class TimeSignatures {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final Set<DataType> DAY_COUNTS = Set.of(AtomicType.TINYINT, AtomicType.SMALLINT, AtomicType.INT);

    private TimeSignatures() {}

    /** {@code time + interval}, {@code date + days} with the time at an index, {@code interval + interval}; null if it is none. */
    static @Nullable Signature sum(TypedArguments arguments, int time) {
        DataType first = arguments.type(time);
        DataType second = arguments.type(1 - time);
        if (TimeKernels.isInterval(first) && TimeKernels.isInterval(second)) {
            DataType common = commonInterval(first, second);
            return common == null ? null : Typing.strict(arguments, List.of(common, common), common);
        }
        DataType timeType = first == AtomicType.STRING && TimeKernels.isInterval(second) ? AtomicType.TIMESTAMP : first;
        if (!TimeKernels.isTime(timeType)) {
            return null;
        }
        DataType result;
        DataType amount = second;
        if (TimeKernels.isInterval(second)) {
            boolean date = timeType == AtomicType.DATE && isWholeDays(arguments, 1 - time);
            result = date || timeType != AtomicType.DATE ? timeType : AtomicType.TIMESTAMP;
        } else if (timeType == AtomicType.DATE && (DAY_COUNTS.contains(second) || second == AtomicType.VOID)) {
            result = AtomicType.DATE;
            amount = AtomicType.INT;
        } else {
            return null;
        }
        // A date to which hours are added is the timestamp of its start.
        DataType operand = result == AtomicType.TIMESTAMP ? AtomicType.TIMESTAMP : timeType;
        return Typing.strict(arguments, time == 0 ? List.of(operand, amount) : List.of(amount, operand), result);
    }

    private static boolean isWholeDays(TypedArguments arguments, int index) {
        DataType type = arguments.type(index);
        if (type == AtomicType.INTERVAL_YEAR_MONTH || type == AtomicType.INTERVAL_DAY) {
            return true;
        }
        Object value = Typing.constantOrNull(arguments.get(index));
        return value instanceof IntervalValue interval && interval.micros() == 0
                || value instanceof Long micros && micros % MICROS_PER_DAY == 0;
    }

    private static @Nullable DataType commonInterval(DataType a, DataType b) {
        if (a.equals(b)) {
            return a;
        }
        boolean yearMonth = a == AtomicType.INTERVAL_YEAR_MONTH || b == AtomicType.INTERVAL_YEAR_MONTH;
        boolean calendar = a == AtomicType.INTERVAL || b == AtomicType.INTERVAL;
        return calendar || yearMonth ? AtomicType.INTERVAL : AtomicType.INTERVAL_DAY_TIME;
    }
}
