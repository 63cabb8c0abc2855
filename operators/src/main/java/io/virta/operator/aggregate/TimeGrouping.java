package io.virta.operator.aggregate;

import io.virta.expression.Alias;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.expression.IntervalValue;
import io.virta.expression.Literal;
import io.virta.expression.ScalarCall;
import io.virta.function.FunctionRegistry;
import io.virta.function.ScalarFunction;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.types.StructType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The grouping that has to do with time: it buckets the state, and closes groups if it is an event time with a watermark. */
sealed interface TimeGrouping {
    /** Windows of a size that begin every slide; all in microseconds, {@code startMicros} shifts the first one. */
    record Window(Expression time, long sizeMicros, long slideMicros, long startMicros) implements TimeGrouping {
        /** The width of the stretches that every window is made of. */
        long paneMicros() {
            long a = sizeMicros;
            long b = slideMicros;
            while (b != 0) {
                long rest = a % b;
                a = b;
                b = rest;
            }
            return a;
        }

        boolean isTumbling() {
            return sizeMicros == slideMicros;
        }
    }

    /** Sessions: a row is in a window from {@code start} to {@code end} of its own, and windows that touch are one. */
    record Session(Expression start, Expression end) implements TimeGrouping {}

    /** A timestamp by itself. */
    record EventTime(Expression time) implements TimeGrouping {}

    /** A window that an earlier operator made: a struct of start and end. */
    record WindowColumn(Expression window) implements TimeGrouping {}

    /** The window that a grouping calls for, or null. */
    static @Nullable Window window(Expression grouping) {
        return bare(grouping) instanceof ScalarCall call
                        && call.function().name().equals("window")
                ? new Window(call.arguments().get(0), micros(call, 1), micros(call, 2), micros(call, 3))
                : null;
    }

    /** The sessions that a grouping calls for, or null. */
    static @Nullable Session session(Expression grouping) {
        if (!(bare(grouping) instanceof ScalarCall call)
                || !call.function().name().equals("session_window")) {
            return null;
        }
        ScalarFunction add = (ScalarFunction)
                Objects.requireNonNull(FunctionRegistry.builtIn().find("+"));
        List<Expression> arguments =
                List.of(call.arguments().get(0), call.arguments().get(1));
        Signature signature = add.resolve(new TypedArguments("+", arguments));
        return new Session(
                arguments.get(0), new ScalarCall(add, arguments, signature.resultType(), signature.nullable()));
    }

    /** A grouping that is no window call, of a type that a watermark speaks of. */
    static TimeGrouping column(Expression grouping) {
        Expression time = bare(grouping);
        return ExpressionTypes.typeOf(time) instanceof StructType ? new WindowColumn(time) : new EventTime(time);
    }

    static Expression bare(Expression grouping) {
        return grouping instanceof Alias alias ? alias.child() : grouping;
    }

    private static long micros(ScalarCall window, int argument) {
        if (window.arguments().get(argument) instanceof Literal literal
                && literal.value() instanceof IntervalValue interval) {
            return interval.fixedMicros();
        }
        throw new IllegalArgumentException("no duration: " + window.sql());
    }
}
