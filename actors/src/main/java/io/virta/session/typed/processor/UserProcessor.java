package io.virta.session.typed.processor;

import io.virta.api.OutputMode;
import io.virta.api.streaming.ExpiredTimerInfo;
import io.virta.api.streaming.QueryInfo;
import io.virta.api.streaming.StatefulProcessor;
import io.virta.api.streaming.StatefulProcessorWithInitialState;
import io.virta.api.streaming.TimeMode;
import io.virta.api.streaming.TimerValues;
import io.virta.batch.Batch;
import io.virta.operator.QueryIdentity;
import io.virta.operator.user.ProcessorCall;
import io.virta.operator.user.ProcessorFunction;
import io.virta.operator.user.cells.GroupStates;
import io.virta.operator.user.cells.StateVariable;
import io.virta.session.typed.ObjectCodec;
import io.virta.session.typed.UserErrors;
import io.virta.session.typed.groups.GroupValues;
import io.virta.types.StructType;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link StatefulProcessor} as plans hold it. Immutable. */
public final class UserProcessor<K, I, O> implements ProcessorFunction {
    private static final String LABEL = "transformWithState";

    private final ProcessorCopies<K, I, O> copies;
    private final ObjectCodec key;
    private final ObjectCodec input;
    private final ObjectCodec output;
    private final OutputMode outputMode;
    private final TimeMode timeMode;
    private final boolean isStreaming;
    private final @Nullable ObjectCodec initialState;
    private final List<StateVariable> variables;
    private final List<String> deleted;

    /** A processor; calls init and close on a copy to learn its states. */
    public UserProcessor(
            StatefulProcessor<K, I, O> processor,
            ObjectCodec key,
            ObjectCodec input,
            ObjectCodec output,
            OutputMode outputMode,
            TimeMode timeMode,
            boolean isStreaming,
            @Nullable ObjectCodec initialState) {
        this.copies = new ProcessorCopies<>(processor);
        this.key = key;
        this.input = input;
        this.output = output;
        this.outputMode = outputMode;
        this.timeMode = timeMode;
        this.isStreaming = isStreaming;
        this.initialState = initialState;
        try (Instance declared = new Instance(null)) {
            this.variables = declared.handle.variables();
            this.deleted = declared.handle.deleted();
        }
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public StructType outputSchema() {
        return output.schema();
    }

    @Override
    public List<StateVariable> variables() {
        return variables;
    }

    @Override
    public List<String> deleted() {
        return deleted;
    }

    @Override
    public GroupClock clock() {
        return switch (timeMode) {
            case NONE -> GroupClock.NONE;
            case PROCESSING_TIME -> GroupClock.PROCESSING_TIME;
            case EVENT_TIME -> GroupClock.EVENT_TIME;
        };
    }

    @Override
    public Calls open(GroupStates states) {
        return new Instance(states);
    }

    /** The states of the group that these are at, for looking at from outside. */
    public ProcessorStates states(GroupStates states) {
        Instance declared = new Instance(null);
        return new ProcessorStates(declared.handle, states);
    }

    /** A copy with its handle, used by one thread. */
    private final class Instance implements Calls {
        private final StatefulProcessor<K, I, O> processor = copies.make();
        private final ProcessorHandle handle = new ProcessorHandle(timeMode);

        Instance(@Nullable GroupStates states) {
            processor.setHandle(handle);
            try {
                processor.init(outputMode, timeMode);
            } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
                throw UserErrors.failed(LABEL, "init", e);
            }
            handle.declared();
            if (states != null) {
                handle.bind(states);
            }
        }

        @Override
        public void epoch(QueryIdentity query, long epoch) {
            handle.epoch(isStreaming ? new QueryInfo(query.queryId(), query.runId(), epoch) : QueryInfo.BATCH);
        }

        @Override
        @SuppressWarnings("unchecked") // the API takes initial state for processors of its type only
        public void initial(ProcessorCall call, Batch values, int row) {
            Object state = java.util.Objects.requireNonNull(initialState).object(values, row);
            call(call, (group, clocks) -> {
                ((StatefulProcessorWithInitialState<K, I, O, Object>) processor)
                        .handleInitialState(group, state, clocks);
                return java.util.Collections.emptyIterator();
            });
        }

        @Override
        public void rows(ProcessorCall call) {
            call(call, (group, clocks) -> processor.handleInputRows(group, new GroupValues<>(call, input), clocks));
        }

        @Override
        public void timer(ProcessorCall call, long millis) {
            call(call, (group, clocks) -> processor.handleExpiredTimer(group, clocks, new ExpiredTimerInfo(millis)));
        }

        private void call(ProcessorCall call, Body<K, O> body) {
            K group = key.object(call.keys(), call.index());
            handle.begin();
            try {
                Iterator<O> made = body.call(group, new TimerValues(call.processingMillis(), call.watermarkMillis()));
                while (made.hasNext()) {
                    output.append(call.output(), made.next());
                }
            } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
                throw UserErrors.failed(LABEL, "the group " + group, e);
            } finally {
                handle.end();
            }
        }

        @Override
        public void close() {
            try {
                processor.close();
            } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
                throw UserErrors.failed(LABEL, "close", e);
            }
        }
    }

    @FunctionalInterface
    private interface Body<K, O> {
        Iterator<O> call(K key, TimerValues clocks) throws Exception;
    }
}
