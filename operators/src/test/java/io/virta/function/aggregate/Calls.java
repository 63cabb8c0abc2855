package io.virta.function.aggregate;

import io.virta.expression.AggregateCall;
import io.virta.expression.Cast;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.expression.IntervalValue;
import io.virta.expression.Literal;
import io.virta.expression.ScalarCall;
import io.virta.function.AggregateFunction;
import io.virta.function.FunctionDoc;
import io.virta.function.FunctionRegistry;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Analysed expressions for tests of aggregation. */
public final class Calls {
    private Calls() {}

    /** A column; the id is its place. */
    public static ColumnRef column(long id, String name, DataType type) {
        return new ColumnRef(id, name, type, true, List.of());
    }

    /** An aggregate call. */
    public static AggregateCall call(String name, Expression... arguments) {
        return call(name, false, null, arguments);
    }

    /** An aggregate call over distinct arguments. */
    public static AggregateCall distinct(String name, Expression... arguments) {
        return call(name, true, null, arguments);
    }

    /** An aggregate call, maybe with a filter. */
    public static AggregateCall call(
            String name, boolean isDistinct, @Nullable Expression filter, Expression... arguments) {
        AggregateFunction function = (AggregateFunction)
                Objects.requireNonNull(FunctionRegistry.builtIn().find(name), name);
        Signature signature = function.resolve(new TypedArguments(name, List.of(arguments)));
        List<Expression> cast = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            DataType type = signature.argumentTypes().get(i);
            boolean fits = ExpressionTypes.typeOf(arguments[i]).equals(type);
            cast.add(fits ? arguments[i] : new Cast(arguments[i], type));
        }
        return new AggregateCall(
                function, cast, isDistinct, filter, false, signature.resultType(), signature.nullable());
    }

    /** A literal. */
    public static Literal literal(@Nullable Object value, DataType type) {
        return new Literal(value, type);
    }

    /** {@code window(time, size, slide)}; lengths in seconds. */
    public static Expression window(Expression time, long sizeSeconds, long slideSeconds) {
        return new ScalarCall(
                new WindowFunction(),
                List.of(time, seconds(sizeSeconds), seconds(slideSeconds), seconds(0)),
                new StructType().add("start", AtomicType.TIMESTAMP).add("end", AtomicType.TIMESTAMP),
                false);
    }

    private static Literal seconds(long seconds) {
        return new Literal(new IntervalValue(0, 0, seconds * 1_000_000), AtomicType.INTERVAL);
    }

    private static final class WindowFunction implements ScalarFunction {
        @Override
        public String name() {
            return "window";
        }

        @Override
        public FunctionDoc doc() {
            return new FunctionDoc("window", "window", "", List.of());
        }

        @Override
        public Signature resolve(TypedArguments arguments) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Kernel kernel(TypedArguments arguments, Signature signature) {
            throw new UnsupportedOperationException();
        }
    }

    /** A session window with a gap in seconds. */
    public static Expression session(Expression time, long gapSeconds) {
        ScalarFunction function = (ScalarFunction)
                Objects.requireNonNull(FunctionRegistry.builtIn().find("session_window"));
        List<Expression> arguments =
                List.of(time, new Literal(new IntervalValue(0, 0, gapSeconds * 1_000_000), AtomicType.INTERVAL));
        Signature signature = function.resolve(new TypedArguments("session_window", arguments));
        return new ScalarCall(function, arguments, signature.resultType(), signature.nullable());
    }
}
