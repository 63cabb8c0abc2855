package io.virta.planner;

import io.virta.expression.Alias;
import io.virta.expression.Cast;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.IntervalValue;
import io.virta.expression.Literal;
import io.virta.expression.ScalarCall;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far apart in event time the rows of two streams may be to match, inferred from comparisons of their event times in the join's condition.
 *
 * <p>Each comparison is brought to the form {@code left - right + constant op 0}. So that rows are kept as long as Spark keeps them, a bound that includes equality counts as one
 * millisecond longer.
 *
 * @param leftExpiryMicros a left row may go when the watermark is at or after its event time plus this; {@link Long#MAX_VALUE} if there is no bound
 * @param rightExpiryMicros the same of a right row
 */
record TimeBounds(long leftExpiryMicros, long rightExpiryMicros) {
    /** No bounds at all. */
    static final TimeBounds NONE = new TimeBounds(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final long INCLUSIVE_MICROS = 1000;

    /**
     * The bounds that a condition sets.
     *
     * @param left the ids of the left side's event-time columns
     * @param right the same of the right side
     */
    static TimeBounds of(Expression condition, Set<Long> left, Set<Long> right) {
        TimeBounds bounds = NONE;
        for (Expression conjunct : References.conjuncts(condition)) {
            bounds = bounds.and(ofComparison(conjunct, left, right));
        }
        return bounds;
    }

    private TimeBounds and(TimeBounds other) {
        return new TimeBounds(
                Math.min(leftExpiryMicros, other.leftExpiryMicros),
                Math.min(rightExpiryMicros, other.rightExpiryMicros));
    }

    private static TimeBounds ofComparison(Expression comparison, Set<Long> left, Set<Long> right) {
        if (!(comparison instanceof ScalarCall call) || call.arguments().size() != 2) {
            return NONE;
        }
        Difference difference = difference(call.arguments(), left, right);
        if (difference == null || difference.left != -difference.right || Math.abs(difference.left) != 1) {
            return NONE;
        }
        boolean negated = difference.left < 0;
        long constant = negated ? -difference.micros : difference.micros;
        return switch (call.function().name()) {
            case "<" -> negated ? leftWithin(constant) : rightWithin(constant);
            case "<=" -> negated ? leftWithin(constant + INCLUSIVE_MICROS) : rightWithin(constant - INCLUSIVE_MICROS);
            case ">" -> negated ? rightWithin(constant) : leftWithin(constant);
            case ">=" -> negated ? rightWithin(constant - INCLUSIVE_MICROS) : leftWithin(constant + INCLUSIVE_MICROS);
            case "=", "<=>" ->
                constant == 0
                        ? new TimeBounds(0, 0)
                        : leftWithin(constant + INCLUSIVE_MICROS).and(rightWithin(constant - INCLUSIVE_MICROS));
            default -> NONE;
        };
    }

    /** {@code right <= left + constant}. */
    private static TimeBounds leftWithin(long constant) {
        return new TimeBounds(constant, Long.MAX_VALUE);
    }

    /** {@code left <= right - constant}. */
    private static TimeBounds rightWithin(long constant) {
        return new TimeBounds(Long.MAX_VALUE, -constant);
    }

    private static @Nullable Difference difference(List<Expression> sides, Set<Long> left, Set<Long> right) {
        Difference first = linear(sides.get(0), left, right);
        Difference second = linear(sides.get(1), left, right);
        return first == null || second == null ? null : first.plus(second, -1);
    }

    /** An expression as a sum of event times and a constant; null if it is none. */
    private static @Nullable Difference linear(Expression expression, Set<Long> left, Set<Long> right) {
        if (expression instanceof ColumnRef column) {
            boolean isLeft = left.contains(column.id());
            return isLeft || right.contains(column.id()) ? new Difference(isLeft ? 1 : 0, isLeft ? 0 : 1, 0) : null;
        } else if (expression instanceof Alias alias) {
            return linear(alias.child(), left, right);
        } else if (expression instanceof Cast cast) {
            return isTime(cast.type()) ? linear(cast.child(), left, right) : null;
        } else if (expression instanceof Literal literal) {
            return constant(literal);
        } else if (expression instanceof ScalarCall call
                && call.arguments().size() == 2
                && (call.function().name().equals("+") || call.function().name().equals("-"))) {
            Difference first = linear(call.arguments().get(0), left, right);
            Difference second = linear(call.arguments().get(1), left, right);
            return first == null || second == null
                    ? null
                    : first.plus(second, call.function().name().equals("+") ? 1 : -1);
        } else if (expression instanceof ScalarCall call
                && call.function().name().equals("negative")) {
            Difference negated = linear(call.arguments().get(0), left, right);
            return negated == null ? null : new Difference(0, 0, 0).plus(negated, -1);
        }
        return null;
    }

    private static boolean isTime(DataType type) {
        return type == AtomicType.TIMESTAMP
                || type == AtomicType.TIMESTAMP_NTZ
                || type == AtomicType.INTERVAL
                || type == AtomicType.INTERVAL_DAY_TIME;
    }

    private static @Nullable Difference constant(Literal literal) {
        if (literal.value() instanceof IntervalValue interval && interval.isFixedLength()) {
            return new Difference(0, 0, interval.fixedMicros());
        } else if (literal.value() instanceof Long micros
                && literal.type().physicalType() == AtomicType.TIMESTAMP.physicalType()
                && !literal.type().isNumeric()) {
            return new Difference(0, 0, micros);
        }
        return null;
    }

    /** {@code left * l + right * r + micros}. */
    private record Difference(int left, int right, long micros) {
        Difference plus(Difference other, int sign) {
            return new Difference(left + sign * other.left, right + sign * other.right, micros + sign * other.micros);
        }
    }
}
