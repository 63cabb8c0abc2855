package io.virta.analysis;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Call;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.expression.IntervalText;
import io.virta.expression.IntervalValue;
import io.virta.expression.Literal;
import io.virta.expression.ScalarCall;
import io.virta.function.ScalarFunction;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls {@code window(time, size[, slide[, start]])} and {@code session_window(time, gap)}. Analysed, a window has four arguments and a session window two,
 * durations as interval literals (a gap may be any expression of type interval); a window of a window is one of its {@code window_time}.
 */
final class TimeWindows {
    static final String WINDOW = "window";
    static final String SESSION_WINDOW = "session_window";
    static final String WINDOW_TIME = "window_time";

    private TimeWindows() {}

    static boolean isWindow(String name) {
        return name.equals(WINDOW) || name.equals(SESSION_WINDOW);
    }

    /** The analysed window call that an expression is, through its alias; or null. */
    static @Nullable ScalarCall of(Expression expression) {
        Expression bare = expression instanceof io.virta.expression.Alias alias ? alias.child() : expression;
        return bare instanceof ScalarCall call && isWindow(call.function().name()) ? call : null;
    }

    static Expression resolve(CallResolver calls, Call call, List<Expression> arguments) {
        boolean session = call.name().equals(SESSION_WINDOW);
        if (arguments.size() < 2 || arguments.size() > (session ? 2 : 4)) {
            throw new VirtaException(
                    ErrorCode.WRONG_NUM_ARGS,
                    "`" + call.name() + "` has " + arguments.size() + " arguments.",
                    session ? "Write session_window(time, gap)." : "Write window(time, size[, slide[, start]]).",
                    "WRONG_NUM_ARGS.WITHOUT_SUGGESTION",
                    null);
        }
        List<Expression> typed = new ArrayList<>();
        typed.add(arguments.get(0));
        if (session) {
            typed.add(gap(arguments.get(1)));
        } else {
            Literal size = duration(call.name(), arguments.get(1));
            typed.add(size);
            typed.add(arguments.size() > 2 ? duration(call.name(), arguments.get(2)) : size);
            typed.add(
                    arguments.size() > 3
                            ? duration(call.name(), arguments.get(3))
                            : new Literal(new IntervalValue(0, 0, 0), AtomicType.INTERVAL));
            check(typed);
        }
        typed.set(0, time(calls, call.name(), arguments.get(0)));
        ScalarFunction function = (ScalarFunction) calls.find(call);
        if (function == null) {
            throw AnalysisErrors.unresolvedFunction(call.name(), List.of(), call.position());
        }
        return calls.scalar(function, call.name(), typed);
    }

    /** Length in microseconds of a duration argument of an analysed window: 1 = size, 2 = slide, 3 = start. */
    static long micros(ScalarCall window, int argument) {
        return micros(window.arguments().get(argument));
    }

    private static long micros(Expression interval) {
        return interval instanceof Literal literal && literal.value() instanceof IntervalValue value
                ? value.fixedMicros()
                : 0;
    }

    private static Expression time(CallResolver calls, String function, Expression time) {
        DataType type = ExpressionTypes.typeOf(time);
        if (type == AtomicType.TIMESTAMP || type == AtomicType.TIMESTAMP_NTZ) {
            return time;
        }
        if (type == AtomicType.STRING || type == AtomicType.DATE || type == AtomicType.VOID) {
            return CallResolver.implicitCast(time, AtomicType.TIMESTAMP);
        }
        if (isWindowType(type)) {
            return calls.make(WINDOW_TIME, time);
        }
        throw AnalysisErrors.mismatch(
                "UNEXPECTED_INPUT_TYPE",
                "`" + function + "` cannot group `" + time.sql() + "`, which is of type " + type.sql() + ".",
                "Its first argument is a TIMESTAMP, such as timestamp_seconds(" + time.sql() + "), or a window.");
    }

    private static boolean isWindowType(DataType type) {
        return type instanceof StructType struct
                && struct.fieldNames().equals(List.of("start", "end"))
                && struct.typeAt(0).equals(struct.typeAt(1))
                && (struct.typeAt(0) == AtomicType.TIMESTAMP || struct.typeAt(0) == AtomicType.TIMESTAMP_NTZ);
    }

    private static Expression gap(Expression gap) {
        if (gap instanceof Literal) {
            return duration(SESSION_WINDOW, gap);
        }
        DataType type = ExpressionTypes.typeOf(gap);
        if (type == AtomicType.STRING || type == AtomicType.INTERVAL_DAY_TIME || type == AtomicType.INTERVAL_DAY) {
            return CallResolver.implicitCast(gap, AtomicType.INTERVAL);
        }
        if (type != AtomicType.INTERVAL) {
            throw AnalysisErrors.mismatch(
                    "UNEXPECTED_INPUT_TYPE",
                    "The gap `" + gap.sql() + "` of a session window is of type " + type.sql() + ".",
                    "It is a duration, such as '5 minutes'.");
        }
        return gap;
    }

    private static Literal duration(String function, Expression argument) {
        if (!(argument instanceof Literal literal) || literal.value() == null) {
            throw AnalysisErrors.invalid(
                    "FAILED_FUNCTION_CALL",
                    "A duration of `" + function + "` is not constant: `" + argument.sql() + "`.",
                    "Write it as text, such as '10 minutes'.");
        }
        IntervalValue interval = interval(literal);
        if (interval == null) {
            throw AnalysisErrors.invalid(
                    "FAILED_FUNCTION_CALL",
                    "`" + function + "` cannot use `" + argument.sql() + "` as a duration.",
                    "Write it as text, such as '10 minutes'.");
        }
        if (!interval.isFixedLength()) {
            throw AnalysisErrors.invalid(
                    "FAILED_FUNCTION_CALL",
                    "`" + function + "` cannot use " + interval + ": months and years vary in length.",
                    "Write the duration in days or shorter units, such as '30 days'.");
        }
        return new Literal(interval, AtomicType.INTERVAL);
    }

    private static @Nullable IntervalValue interval(Literal literal) {
        if (literal.value() instanceof IntervalValue value) {
            return value;
        }
        if (literal.value() instanceof String text) {
            return IntervalText.parse(text);
        }
        boolean micros = literal.type().isIntegral()
                || literal.type() == AtomicType.INTERVAL_DAY_TIME
                || literal.type() == AtomicType.INTERVAL_DAY;
        return micros && literal.value() instanceof Number number
                ? new IntervalValue(0, 0, number.longValue())
                : literal.type() == AtomicType.INTERVAL_YEAR_MONTH && literal.value() instanceof Integer months
                        ? new IntervalValue(months, 0, 0)
                        : null;
    }

    private static void check(List<Expression> window) {
        long size = micros(window.get(1));
        long slide = micros(window.get(2));
        long start = micros(window.get(3));
        if (size <= 0 || slide <= 0) {
            throw AnalysisErrors.mismatch(
                    "VALUE_OUT_OF_RANGE", "The size and slide of a window are longer than nothing.", "Lengthen them.");
        }
        if (slide > size) {
            throw AnalysisErrors.mismatch(
                    "PARAMETER_CONSTRAINT_VIOLATION",
                    "Windows of " + window.get(1).sql() + " cannot slide by "
                            + window.get(2).sql() + ".",
                    "The slide is at most the size; rows between two windows would belong to none.");
        }
        if (Math.abs(start) >= slide) {
            throw AnalysisErrors.mismatch(
                    "PARAMETER_CONSTRAINT_VIOLATION",
                    "Windows that slide by " + window.get(2).sql() + " cannot start at "
                            + window.get(3).sql() + ".",
                    "The start is shorter than the slide.");
        }
    }
}
