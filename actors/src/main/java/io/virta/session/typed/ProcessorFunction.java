package io.virta.session.typed;

import io.virta.api.OutputMode;
import io.virta.api.streaming.ExpiredTimerInfo;
import io.virta.api.streaming.StatefulProcessor;
import io.virta.api.streaming.TimeMode;
import io.virta.api.streaming.TimerValues;
import io.virta.operator.user.GroupCall;
import io.virta.operator.user.GroupFunction;
import io.virta.types.StructType;
import java.util.Iterator;

/** A {@link StatefulProcessor} as plans hold it: its states are columns of the group's state, and its earliest timer or expiry is the time at which the group is due. */
public final class ProcessorFunction<K, I, O> implements GroupFunction {
    private static final String LABEL = "transformWithState";

    private final ProcessorCopies<K, I, O> copies;
    private final ObjectCodec key;
    private final ObjectCodec input;
    private final ObjectCodec output;
    private final OutputMode outputMode;
    private final TimeMode timeMode;
    private final StructType stateSchema;

    /** A processor; calls init and close on a copy to learn its states. */
    public ProcessorFunction(
            StatefulProcessor<K, I, O> processor,
            ObjectCodec key,
            ObjectCodec input,
            ObjectCodec output,
            OutputMode outputMode,
            TimeMode timeMode) {
        this.copies = new ProcessorCopies<>(processor);
        this.key = key;
        this.input = input;
        this.output = output;
        this.outputMode = outputMode;
        this.timeMode = timeMode;
        try (Instance declared = new Instance()) {
            this.stateSchema = declared.handle.schema();
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
    public StructType stateSchema() {
        return stateSchema;
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
    public Calls open() {
        return new Instance();
    }

    /** A copy with its handle, used by one thread. */
    private final class Instance implements Calls {
        private final StatefulProcessor<K, I, O> processor = copies.make();
        private final ProcessorHandle handle = new ProcessorHandle(timeMode);

        Instance() {
            processor.setHandle(handle);
            try {
                processor.init(outputMode, timeMode);
            } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
                throw UserErrors.failed(LABEL, "init", e);
            }
            handle.declared();
        }

        @Override
        public void call(GroupCall call) {
            K group = key.object(call.keys(), call.index());
            TimerValues clocks = new TimerValues(call.processingMillis(), call.watermarkMillis());
            handle.begin(call);
            try {
                if (call.isDue()) {
                    expire(group, clocks, call);
                } else {
                    append(processor.handleInputRows(group, new GroupValues<>(call, input), clocks), call);
                }
            } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
                throw UserErrors.failed(LABEL, "the group " + group, e);
            }
            handle.end(call);
        }

        private void expire(K group, TimerValues clocks, GroupCall call) throws Exception {
            long nowMillis = timeMode == TimeMode.EVENT_TIME ? call.watermarkMillis() : call.processingMillis();
            for (long timer : handle.timersBefore(nowMillis)) {
                // One that an earlier timer's call deleted is no more.
                if (handle.hasTimer(timer)) {
                    append(processor.handleExpiredTimer(group, clocks, new ExpiredTimerInfo(timer)), call);
                    handle.deleteTimer(timer);
                }
            }
        }

        private void append(Iterator<O> made, GroupCall call) {
            while (made.hasNext()) {
                output.append(call.output(), made.next());
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
}
