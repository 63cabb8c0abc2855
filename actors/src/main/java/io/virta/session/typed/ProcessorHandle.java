package io.virta.session.typed;

import io.virta.api.Encoder;
import io.virta.api.streaming.ListState;
import io.virta.api.streaming.MapState;
import io.virta.api.streaming.StatefulProcessorHandle;
import io.virta.api.streaming.TTLConfig;
import io.virta.api.streaming.TimeMode;
import io.virta.api.streaming.ValueState;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.operator.user.GroupCall;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** States and timers of the group that is called. Between calls there is no group, and states and timers cannot be used. Used by one thread. */
final class ProcessorHandle implements StatefulProcessorHandle {
    private static final ListCodec TIMES = new ListCodec(Codecs.of(long.class));

    private final TimeMode timeMode;
    private final List<StateVariable> variables = new ArrayList<>();
    private final TreeSet<Long> timers = new TreeSet<>();
    private boolean isDeclared;
    private @Nullable GroupCall call;

    ProcessorHandle(TimeMode timeMode) {
        this.timeMode = timeMode;
    }

    /** Ends the time in which states are declared. */
    void declared() {
        isDeclared = true;
    }

    /** A column for each state, followed by the timers. */
    StructType schema() {
        List<StructField> fields = new ArrayList<>();
        for (StateVariable variable : variables) {
            fields.add(new StructField(variable.name(), variable.codec().type(), true));
        }
        fields.add(new StructField("$timers", new ArrayType(AtomicType.BIGINT, true), true));
        return new StructType(fields);
    }

    @SuppressWarnings("unchecked") // the codec reads numbers
    void begin(GroupCall current) {
        for (int i = 0; i < variables.size(); i++) {
            variables.get(i).begin(current, i);
        }
        timers.clear();
        List<Long> read = (List<Long>) TIMES.read(current.state()[variables.size()], current.index());
        if (read != null) {
            timers.addAll(read);
        }
        call = current;
    }

    void end(GroupCall current) {
        call = null;
        long dueMillis = timers.isEmpty() ? GroupCall.NEVER : timers.first();
        for (int i = 0; i < variables.size(); i++) {
            long expiresMillis = variables.get(i).end(current, i);
            if (expiresMillis != StateEntry.NEVER) {
                // A group is due when the clock is past a time, and state is gone from the time on.
                dueMillis = Math.min(dueMillis, expiresMillis - 1);
            }
        }
        TIMES.append(current.nextState().field(variables.size()), timers.isEmpty() ? null : new ArrayList<>(timers));
        current.nextState().append();
        current.setDueMillis(dueMillis);
    }

    /** The timers before a time, the earliest first. */
    List<Long> timersBefore(long millis) {
        return List.copyOf(timers.headSet(millis));
    }

    boolean hasTimer(long millis) {
        return timers.contains(millis);
    }

    GroupCall call() {
        if (call == null) {
            throw new VirtaException(
                    ErrorCode.USER_CODE_FAILED,
                    "State and timers belong to a group, and there is none here.",
                    "Use them in handleInputRows and handleExpiredTimer; declare states in init.");
        }
        return call;
    }

    @Override
    public <T> ValueState<T> getValueState(String name, Encoder<T> encoder, TTLConfig ttl) {
        return declare(new ValueVariable<>(name, encoder.codec().value(), ttlMillis(name, ttl), this));
    }

    @Override
    public <T> ListState<T> getListState(String name, Encoder<T> encoder, TTLConfig ttl) {
        return declare(new ListVariable<>(name, encoder.codec().value(), ttlMillis(name, ttl), this));
    }

    @Override
    public <K, V> MapState<K, V> getMapState(
            String name, Encoder<K> keyEncoder, Encoder<V> valueEncoder, TTLConfig ttl) {
        return declare(new MapVariable<>(
                name, keyEncoder.codec().value(), valueEncoder.codec().value(), ttlMillis(name, ttl), this));
    }

    private long ttlMillis(String name, TTLConfig ttl) {
        long millis = ttl.ttlDuration().toMillis();
        if (millis > 0 && timeMode != TimeMode.PROCESSING_TIME) {
            throw new VirtaException(
                    ErrorCode.INVALID_QUERY,
                    "Cannot use TTL for state=" + name + " in timeMode=" + timeMode + ".",
                    "Use TimeMode.ProcessingTime() instead.");
        }
        return millis;
    }

    private <T extends StateVariable> T declare(T variable) {
        if (isDeclared) {
            throw new VirtaException(
                    ErrorCode.INVALID_QUERY,
                    "The state '" + variable.name() + "' is declared after init.",
                    "Declare all states in init, and keep them in fields.");
        }
        if (variables.stream().anyMatch(other -> other.name().equalsIgnoreCase(variable.name()))) {
            throw new VirtaException(
                    ErrorCode.INVALID_QUERY,
                    "The state '" + variable.name() + "' is declared twice.",
                    "Give each state a name of its own.");
        }
        variables.add(variable);
        return variable;
    }

    @Override
    public void registerTimer(long expiryTimestampMs) {
        needTimers();
        timers.add(expiryTimestampMs);
    }

    @Override
    public void deleteTimer(long expiryTimestampMs) {
        needTimers();
        timers.remove(expiryTimestampMs);
    }

    @Override
    public Iterator<Long> listTimers() {
        needTimers();
        return List.copyOf(timers).iterator();
    }

    private void needTimers() {
        call();
        if (timeMode == TimeMode.NONE) {
            throw new VirtaException(
                    ErrorCode.INVALID_QUERY,
                    "Timers are not there in timeMode=NONE.",
                    "Use TimeMode.ProcessingTime() or TimeMode.EventTime().");
        }
    }
}
