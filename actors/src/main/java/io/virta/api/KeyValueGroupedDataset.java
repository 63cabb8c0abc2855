package io.virta.api;

import io.virta.api.function.FlatMapGroupsFunction;
import io.virta.api.function.FlatMapGroupsWithStateFunction;
import io.virta.api.function.MapGroupsFunction;
import io.virta.api.function.MapGroupsWithStateFunction;
import io.virta.api.function.ReduceFunction;
import io.virta.api.streaming.GroupStateTimeout;
import io.virta.api.streaming.StatefulProcessor;
import io.virta.api.streaming.StatefulProcessorWithInitialState;
import io.virta.api.streaming.TimeMode;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Expression;
import io.virta.operator.user.GroupFunction;
import io.virta.plan.LogicalPlan;
import io.virta.session.typed.groups.GroupsFunction;
import io.virta.session.typed.processor.UserProcessor;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows grouped by a key that a function made of them. In a query over streams, functions without state see the rows of an epoch; functions with state are called once an epoch for each group that
 * has rows, with all of them, and once for each group without rows that has timed out.
 */
public final class KeyValueGroupedDataset<K, V> {
    private final VirtaSession session;
    private final LogicalPlan plan;
    private final List<Expression> keys;
    private final List<Expression> input;
    private final Encoder<K> keyEncoder;
    private final Encoder<V> valueEncoder;

    /** Groups over a plan that has the key as columns. */
    KeyValueGroupedDataset(
            VirtaSession session,
            LogicalPlan plan,
            List<Expression> keys,
            List<Expression> input,
            Encoder<K> keyEncoder,
            Encoder<V> valueEncoder) {
        this.session = session;
        this.plan = plan;
        this.keys = keys;
        this.input = input;
        this.keyEncoder = keyEncoder;
        this.valueEncoder = valueEncoder;
    }

    /** One object for each group. */
    public <R> Dataset<R> mapGroups(MapGroupsFunction<K, V, R> function, Encoder<R> encoder) {
        return stateless("mapGroups", encoder, (key, values, state) -> one(function.call(key, values)));
    }

    /** Any number of objects for each group. */
    public <R> Dataset<R> flatMapGroups(FlatMapGroupsFunction<K, V, R> function, Encoder<R> encoder) {
        return stateless("flatMapGroups", encoder, (key, values, state) -> function.call(key, values));
    }

    /** The rows of each group combined into one. */
    public Dataset<V> reduceGroups(ReduceFunction<V> function) {
        return stateless("reduceGroups", valueEncoder, (key, values, state) -> {
            V reduced = values.next();
            while (values.hasNext()) {
                reduced = function.call(reduced, values.next());
            }
            return one(reduced);
        });
    }

    /** The keys, each once. */
    public Dataset<K> keys() {
        Dataset<K> selected =
                new Dataset<>(session, session.state().analyze(new LogicalPlan.Project(keys, plan)), keyEncoder);
        return selected.distinct();
    }

    /** The key's columns and the number of rows of each group. */
    public DataFrame count() {
        return grouped().count();
    }

    /** The key's columns and aggregates over the rows of each group. */
    public DataFrame agg(Column aggregate, Column... aggregates) {
        return grouped().agg(aggregate, aggregates);
    }

    private RelationalGroupedDataset grouped() {
        return DataFrame.of(session, plan)
                .groupBy(keys.stream().map(Column::new).toArray(Column[]::new));
    }

    /** One object for each group with rows, made of them and the group's state. For update mode. */
    public <S, R> Dataset<R> mapGroupsWithState(
            MapGroupsWithStateFunction<K, V, S, R> function, Encoder<S> stateEncoder, Encoder<R> encoder) {
        return mapGroupsWithState(function, stateEncoder, encoder, GroupStateTimeout.NO_TIMEOUT);
    }

    /** The same with timeouts. */
    public <S, R> Dataset<R> mapGroupsWithState(
            MapGroupsWithStateFunction<K, V, S, R> function,
            Encoder<S> stateEncoder,
            Encoder<R> encoder,
            GroupStateTimeout timeout) {
        return withState(
                "mapGroupsWithState",
                stateEncoder,
                encoder,
                OutputMode.Update(),
                timeout,
                (key, values, state) -> one(function.call(key, values, state)),
                null);
    }

    /**
     * The same, where groups have state before their first row.
     *
     * @param initialState static objects, at most one a key; in the first epoch the function is called for their keys, too, without rows
     */
    public <S, R> Dataset<R> mapGroupsWithState(
            MapGroupsWithStateFunction<K, V, S, R> function,
            Encoder<S> stateEncoder,
            Encoder<R> encoder,
            GroupStateTimeout timeout,
            KeyValueGroupedDataset<K, S> initialState) {
        return withState(
                "mapGroupsWithState",
                stateEncoder,
                encoder,
                OutputMode.Update(),
                timeout,
                (key, values, state) -> one(function.call(key, values, state)),
                initial("mapGroupsWithState", initialState, stateEncoder));
    }

    /**
     * Any number of objects for each group, made of its rows and its state.
     *
     * @param mode append or update, the output mode that the query must have
     */
    public <S, R> Dataset<R> flatMapGroupsWithState(
            FlatMapGroupsWithStateFunction<K, V, S, R> function,
            OutputMode mode,
            Encoder<S> stateEncoder,
            Encoder<R> encoder,
            GroupStateTimeout timeout) {
        return withState("flatMapGroupsWithState", stateEncoder, encoder, mode, timeout, function::call, null);
    }

    /**
     * The same, where groups have state before their first row.
     *
     * @param initialState static objects, at most one a key; in the first epoch the function is called for their keys, too, without rows
     */
    public <S, R> Dataset<R> flatMapGroupsWithState(
            FlatMapGroupsWithStateFunction<K, V, S, R> function,
            OutputMode mode,
            Encoder<S> stateEncoder,
            Encoder<R> encoder,
            GroupStateTimeout timeout,
            KeyValueGroupedDataset<K, S> initialState) {
        return withState(
                "flatMapGroupsWithState",
                stateEncoder,
                encoder,
                mode,
                timeout,
                function::call,
                initial("flatMapGroupsWithState", initialState, stateEncoder));
    }

    /**
     * The rows that a processor makes of each group, with named states and timers.
     *
     * @param mode append or update, the output mode that the query must have
     */
    public <R> Dataset<R> transformWithState(
            StatefulProcessor<K, V, R> processor, TimeMode timeMode, OutputMode mode, Encoder<R> encoder) {
        return transform(processor, timeMode, mode, encoder, null, null);
    }

    /**
     * The same, where groups have state before their first row.
     *
     * @param initialState static objects, any number a key, which the processor takes in the first epoch
     */
    public <R, S> Dataset<R> transformWithState(
            StatefulProcessorWithInitialState<K, V, R, S> processor,
            TimeMode timeMode,
            OutputMode mode,
            Encoder<R> encoder,
            KeyValueGroupedDataset<K, S> initialState) {
        Encoder<S> states = initialState.valueEncoder;
        return transform(
                processor, timeMode, mode, encoder, states, initial("transformWithState", initialState, states));
    }

    private <R> Dataset<R> transform(
            StatefulProcessor<K, V, R> processor,
            TimeMode timeMode,
            OutputMode mode,
            Encoder<R> encoder,
            @Nullable Encoder<?> states,
            LogicalPlan.@Nullable InitialState initialState) {
        refuseComplete("transformWithState", mode);
        return dataset(
                new UserProcessor<>(
                        processor,
                        keyEncoder.codec(),
                        valueEncoder.codec(),
                        encoder.codec(),
                        mode,
                        timeMode,
                        plan.isStreaming(),
                        states == null ? null : states.codec()),
                mode,
                encoder,
                initialState);
    }

    private static <R> Iterator<R> one(R made) {
        return Collections.singletonList(made).iterator();
    }

    private <R> Dataset<R> stateless(String label, Encoder<R> encoder, GroupsFunction.Body<K, V, Object, R> body) {
        return dataset(
                new GroupsFunction<>(
                        label,
                        keyEncoder.codec(),
                        valueEncoder.codec(),
                        null,
                        encoder.codec(),
                        GroupStateTimeout.NO_TIMEOUT,
                        plan.isStreaming(),
                        body),
                null,
                encoder,
                null);
    }

    private <S, R> Dataset<R> withState(
            String label,
            Encoder<S> stateEncoder,
            Encoder<R> encoder,
            OutputMode mode,
            GroupStateTimeout timeout,
            GroupsFunction.Body<K, V, S, R> body,
            LogicalPlan.@Nullable InitialState initialState) {
        refuseComplete(label, mode);
        return dataset(
                new GroupsFunction<>(
                        label,
                        keyEncoder.codec(),
                        valueEncoder.codec(),
                        stateEncoder.codec(),
                        encoder.codec(),
                        timeout,
                        plan.isStreaming(),
                        body),
                mode,
                encoder,
                initialState);
    }

    private LogicalPlan.InitialState initial(
            String label, KeyValueGroupedDataset<K, ?> initialState, Encoder<?> states) {
        if (initialState.plan.isStreaming()) {
            throw new VirtaException(
                    ErrorCode.UNSUPPORTED_STREAMING_OPERATION,
                    "The initial state of " + label + " is a stream.",
                    "Give it static rows: read them with read() instead of readStream().");
        }
        if (!initialState.keyEncoder.schema().equals(keyEncoder.schema())) {
            throw new VirtaException(
                    ErrorCode.DATATYPE_MISMATCH,
                    "The keys of the initial state of " + label + " are "
                            + initialState.keyEncoder.schema().toDDL() + ", those of the rows "
                            + keyEncoder.schema().toDDL() + ".",
                    "Group both by keys of the same class.");
        }
        return new LogicalPlan.InitialState(
                initialState.keys, TypedPlans.input(initialState.plan, states), initialState.plan);
    }

    private static void refuseComplete(String label, OutputMode mode) {
        if (mode == OutputMode.Complete()) {
            throw new VirtaException(
                    ErrorCode.UNSUPPORTED_STREAMING_OPERATION,
                    "The output mode of " + label + " should be append or update.",
                    "Give it OutputMode.Append() or OutputMode.Update(), the mode of the query.");
        }
    }

    private <R> Dataset<R> dataset(
            GroupFunction function,
            @Nullable OutputMode mode,
            Encoder<R> encoder,
            LogicalPlan.@Nullable InitialState initialState) {
        LogicalPlan groups = new LogicalPlan.GroupRows(
                function,
                keys,
                input,
                mode == null ? null : mode.engineMode(),
                TypedPlans.made(encoder),
                initialState,
                plan);
        return new Dataset<>(session, session.state().analyze(groups), encoder);
    }
}
