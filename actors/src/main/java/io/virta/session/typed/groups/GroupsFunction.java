package io.virta.session.typed.groups;

import io.virta.api.streaming.GroupStateTimeout;
import io.virta.operator.user.GroupCall;
import io.virta.operator.user.SingleStateFunction;
import io.virta.session.typed.ObjectCodec;
import io.virta.session.typed.UserErrors;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The user's function over the objects of a group and at most one state of it.
 *
 * @param state null for a function without state
 */
public record GroupsFunction<K, V, S, R>(
        String label,
        ObjectCodec key,
        ObjectCodec input,
        @Nullable ObjectCodec state,
        ObjectCodec output,
        GroupStateTimeout timeout,
        boolean isStreaming,
        Body<K, V, S, R> body)
        implements SingleStateFunction {

    /** The user's code. */
    @FunctionalInterface
    public interface Body<K, V, S, R> {
        /** The objects for a group. */
        Iterator<R> call(K key, Iterator<V> values, CallState<S> state) throws Exception;
    }

    @Override
    public StructType outputSchema() {
        return output.schema();
    }

    @Override
    public @Nullable DataType stateType() {
        return state == null ? null : state.value().type();
    }

    @Override
    public boolean isStateRow() {
        return state != null && state.isStruct();
    }

    @Override
    public GroupClock clock() {
        return switch (timeout) {
            case NO_TIMEOUT -> GroupClock.NONE;
            case PROCESSING_TIME_TIMEOUT -> GroupClock.PROCESSING_TIME;
            case EVENT_TIME_TIMEOUT -> GroupClock.EVENT_TIME;
        };
    }

    @Override
    public Calls open() {
        CallState<S> current = new CallState<>(timeout);
        return call -> call(call, current);
    }

    @SuppressWarnings("unchecked") // codecs and function are of the same types
    private void call(GroupCall call, CallState<S> current) {
        K group = key.object(call.keys(), call.index());
        S before = state == null ? null : (S) state.value().read(call.state(), call.index());
        boolean hasWatermark = call.watermarkMillis() != GroupCall.NO_WATERMARK;
        current.begin(
                before, call.isDue(), hasWatermark || !isStreaming, call.watermarkMillis(), call.processingMillis());
        try {
            Iterator<R> made = body.call(group, new GroupValues<>(call, input), current);
            while (made.hasNext()) {
                output.append(call.output(), made.next());
            }
            if (state != null) {
                state.value().append(call.nextState(), current.value());
            }
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            throw UserErrors.failed(label, "the group " + group, e);
        }
        call.setDueMillis(current.timeoutMillis());
    }
}
