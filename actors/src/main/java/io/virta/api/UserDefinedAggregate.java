package io.virta.api;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.AggregateCall;
import io.virta.expression.Cast;
import io.virta.expression.Expression;
import io.virta.row.Row;
import io.virta.session.UserAggregate;
import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An aggregate function of the user's, ready to be applied to columns; {@link functions#udaf} makes it. Immutable. */
public final class UserDefinedAggregate {
    private final UserAggregate function;

    private UserDefinedAggregate(UserAggregate function) {
        this.function = function;
    }

    static <I, B, O> UserDefinedAggregate of(Aggregator<I, B, O> aggregator, DataType... inputTypes) {
        return new UserDefinedAggregate(new UserAggregate(
                "UDAF", List.of(inputTypes), aggregator.bufferType(), aggregator.outputType(), new Body<>(aggregator)));
    }

    UserAggregate function() {
        return function;
    }

    /** The function's value over these columns. */
    public Column apply(Column... arguments) {
        if (arguments.length != function.argumentTypes().size()) {
            throw new VirtaException(
                    ErrorCode.WRONG_NUM_ARGS,
                    "The function '" + function.name() + "' takes "
                            + function.argumentTypes().size() + " arguments, not " + arguments.length + ".",
                    "Give it as many columns as it has input types.");
        }
        List<Expression> cast = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            cast.add(new Cast(arguments[i].expr(), function.argumentTypes().get(i)));
        }
        return new Column(new AggregateCall(function, cast, false, null, false, function.resultType(), true));
    }

    /** The same function under a name, for plans and messages. */
    public UserDefinedAggregate withName(String name) {
        return new UserDefinedAggregate(new UserAggregate(
                name, function.argumentTypes(), function.bufferType(), function.resultType(), function.body()));
    }

    /** The types are the user's promise. */
    @SuppressWarnings("unchecked")
    private record Body<I, B, O>(Aggregator<I, B, O> aggregator) implements UserAggregate.Body {
        @Override
        public Object zero() {
            return Objects.requireNonNull(aggregator.zero());
        }

        @Override
        public Object reduce(Object buffer, @Nullable Object[] arguments) {
            Object input = arguments.length == 1 ? arguments[0] : new Row(Arrays.asList(arguments), null);
            return Objects.requireNonNull(aggregator.reduce((B) buffer, (I) input));
        }

        @Override
        public Object merge(Object buffer, Object other) {
            return Objects.requireNonNull(aggregator.merge((B) buffer, (B) other));
        }

        @Override
        public @Nullable Object finish(Object buffer) {
            return aggregator.finish((B) buffer);
        }
    }
}
